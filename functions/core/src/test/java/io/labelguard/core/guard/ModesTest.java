package io.labelguard.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.guard.Modes.Permission;
import io.labelguard.core.guard.Settings.Mode;
import io.labelguard.core.port.BucketPolicies.TagReading;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ModesTest {

  /// Mode and FixBuckets are the ceiling, the tag only lowers it.
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          FIX,   gt-labeling-data,  -,                       true
          FIX,   gt-labeling-data,  fix,                     true
          FIX,   gt-labeling-data,  Fix,                     true
          FIX,   gt-labeling-data,  temporary,               false
          FIX,   gt-labeling-data,  alert,                   false
          FIX,   gt-labeling-data,  ignore,                  false
          FIX,   gt-labeling-data,  ignore until 2026-12-01, false
          FIX,   gt-labeling-data,  ignore until 2027-12-01, false
          FIX,   gt-labeling-data,  nonsense,                false
          FIX,   gt-labeling-data,  '',                      false
          FIX,   other-bucket,      -,                       false
          FIX,   other-bucket,      fix,                     false
          FIX,   my-gt-labeling-1,  fix,                     false
          ALERT, gt-labeling-data,  -,                       false
          ALERT, gt-labeling-data,  fix,                     false
          """)
  void tagOnlyLowersWhatTheParametersAllow(Mode mode, String bucket, String tag, boolean may) {
    Permission permission =
        new Modes(TestAccount.settings(mode, false, false))
            .forBucket(
                bucket,
                new TagReading.Value(Optional.ofNullable(tag), Optional.empty()),
                TestAccount.NOW);
    assertThat(permission instanceof Permission.MayFix).isEqualTo(may);
  }

  @Test
  void unreadableTagMeansAlert() {
    assertThat(
            new Modes(TestAccount.settings(Mode.FIX, false, false))
                .forBucket(
                    TestAccount.BUCKET, new TagReading.Unreadable("AccessDenied"), TestAccount.NOW))
        .isEqualTo(
            new Permission.AlertOnly(
                "The tag labelguard:mode of bucket gt-labeling-data cannot be read"
                    + " (AccessDenied), so Labelguard only alerts."));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          ignore,                  without an end date
          ignore until tomorrow,   without a readable date
          ignore until 2027-01-01, more than 30 days from now
          """)
  void ignoringNeedsAnEndThatIsNear(String tag, String why) {
    assertThat(
            new Modes(TestAccount.settings(Mode.FIX, false, false))
                .forBucket(
                    TestAccount.BUCKET,
                    new TagReading.Value(Optional.of(tag), Optional.empty()),
                    TestAccount.NOW)
                .toString())
        .contains(why);
  }

  @Test
  void teamInUseNeedsALeaveOfItsOwn() {
    TagReading none = new TagReading.Value(Optional.empty(), Optional.empty());
    Modes strict = new Modes(TestAccount.settings(Mode.FIX, false, false));
    Modes lenient = new Modes(TestAccount.settings(Mode.FIX, true, false));
    assertThat(strict.forTeam("street-scenes", none, () -> true, TestAccount.NOW))
        .isInstanceOf(Permission.AlertOnly.class);
    assertThat(strict.forTeam("street-scenes", none, () -> false, TestAccount.NOW))
        .isInstanceOf(Permission.MayFix.class);
    assertThat(lenient.forTeam("street-scenes", none, () -> true, TestAccount.NOW))
        .isInstanceOf(Permission.MayFix.class);
    assertThat(lenient.forTeam("reviewers", none, () -> false, TestAccount.NOW))
        .isInstanceOf(Permission.AlertOnly.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "gt-*", "gt-labeling-????", "gt-labeling-data"})
  void patternsMatchTheWholeName(String pattern) {
    assertThat(NamePattern.matches(pattern, "gt-labeling-data")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gt", "gt-labeling-dat?a", "gt.labeling.data", "GT-*", ""})
  void patternsMatchNothingElse(String pattern) {
    assertThat(NamePattern.matches(pattern, "gt-labeling-data")).isFalse();
  }
}
