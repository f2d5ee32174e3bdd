package io.labelguard.core.guard.cors;

import static io.labelguard.core.guard.CorsAccount.CORS;
import static io.labelguard.core.guard.CorsAccount.IMAGES;
import static io.labelguard.core.guard.CorsAccount.SITE;
import static io.labelguard.core.guard.CorsAccount.changed;
import static io.labelguard.core.guard.CorsAccount.fix;
import static io.labelguard.core.guard.CorsAccount.set;
import static io.labelguard.core.guard.TestAccount.FIX_ROLE;
import static io.labelguard.core.guard.TestAccount.PERSON;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.guard.CorsAccount;
import io.labelguard.core.guard.Settings;
import io.labelguard.core.guard.TestAccount;
import io.labelguard.core.guard.detect.Outcome;
import io.labelguard.core.labeling.CorsRule;
import io.labelguard.core.labeling.DataObjects;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.S3Location;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.FixRequest;
import io.labelguard.core.record.Target;
import io.labelguard.core.record.message.Trouble;
import io.labelguard.core.report.OwnFix;
import io.labelguard.core.report.message.Alert;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// When a CORS rule is requested, and what is said about it.
class CorsRequestsTest {

  private static final String FOUND =
      "HIGH: CORS rules do not fit 1 labeling job - gt-labeling-data (us-east-1)";
  private static final String APPENDING =
      "Labelguard is appending the CORS rule that is needed. A second message reports the result;"
          + " do not append it by hand.";

  private final TestAccount account = CorsAccount.with(SITE);

  @Test
  void anEventThatLeavesARuleLackingRequestsIt() {
    Outcome outcome = account.guard().handle(changed("e-1", PERSON));

    assertThat(account.requests).containsExactly(new FixRequest(CORS));
    assertThat(outcome.reason()).startsWith("1 finding (LG203). " + APPENDING);
    assertThat(account.alerts)
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.subject()).isEqualTo(FOUND);
              assertThat(alert.notes()).containsExactly(APPENDING);
              assertThat(alert.report().handling().ownFix()).isEqualTo(OwnFix.REQUESTED);
            });
  }

  @Test
  void aSweepRequestsIt() {
    account.sweep().run();
    assertThat(account.requests).containsExactly(new FixRequest(CORS));
  }

  @Test
  void aBucketThatTheOwnerDidNotChooseIsAlertedAsBefore() {
    account.settings = TestAccount.settings(Settings.Mode.FIX, false, false);
    account.guard().handle(changed("e-1", PERSON));

    assertThat(account.requests).isEmpty();
    assertThat(account.alerts).singleElement().extracting(Alert::notes).isEqualTo(List.of());
  }

  @Test
  void aModeThatForbidsItIsSaid() {
    account.settings = CorsAccount.chosen(TestAccount.settings(Settings.Mode.ALERT, false, false));
    notRequested("Mode is alert, so nothing was written.");
  }

  @Test
  void aRuleInFrontThatAnswersFirstIsSaid() {
    set(account, new CorsRule(List.of("*"), List.of("GET"), List.of(), List.of()));
    notRequested(
        "An earlier CORS rule of bucket gt-labeling-data answers the browsers of labeling job cats"
            + " first, and it does not expose the header Access-Control-Allow-Origin. A rule that"
            + " is appended would change nothing. Change that rule by hand.");
  }

  /// Who may write a manifest can name any bucket in it.
  @Test
  void aBucketThatOnlyAManifestNamesIsNotWritten() {
    LabelingJob job =
        CorsAccount.job("cats", "PRE-BoundingBox", TestAccount.REGION, "somebodys-manifests");
    S3Location folder = S3Location.parse("s3://" + TestAccount.BUCKET + "/images/").orElseThrow();
    account.jobs.clear();
    account.jobs.add(
        job.withData(
            new DataObjects(List.of(folder), Set.of(), true, List.of(), OptionalLong.of(1))));
    account.guard().handle(changed("e-1", PERSON));

    assertThat(account.requests).isEmpty();
    assertThat(account.alerts)
        .singleElement()
        .satisfies(
            alert ->
                assertThat(alert.notes())
                    .containsExactly(
                        "Labelguard appends a CORS rule only where a job itself names the bucket."
                            + " Bucket gt-labeling-data is named by manifests only. Append the"
                            + " rule by hand."));
    assertThat(fix(account).result()).isEqualTo(FixOutcome.Result.NOT_APPLIED);
    assertThat(CorsAccount.rules(account)).containsExactly(SITE);
  }

  @Test
  void aRuleThatSomeoneRemovedIsNotRequestedAgain() {
    fix(account);
    set(account, SITE);
    account.guard().handle(changed("e-1", PERSON));

    assertThat(account.requests).isEmpty();
    assertThat(account.alerts.getLast().report().handling().ownFix()).isEqualTo(OwnFix.FORBIDDEN);
    assertThat(account.alerts.getLast().notes().getFirst()).contains("someone removed it");
  }

  @Test
  void theGuardsOwnWriteEndsWithNothing() {
    account.guard().handle(changed("e-1", PERSON));
    fix(account);
    account.requests.clear();
    Outcome own = account.guard().handle(changed("e-2", FIX_ROLE));

    assertThat(own.result()).isEqualTo(Outcome.Result.NOTHING);
    assertThat(own.reason()).startsWith("Labelguard made this change itself. Nothing");
    assertThat(account.requests).isEmpty();
  }

  @Test
  void theGuardsOwnWriteCausesNoOther() {
    Outcome own = account.guard().handle(changed("e-1", FIX_ROLE));

    assertThat(own.reason())
        .startsWith(
            "1 finding (LG203). Labelguard made this change itself, so it requests no further"
                + " fix.");
    assertThat(account.requests).isEmpty();
  }

  @Test
  void aWriteThatAKilledRunLeftOpenIsSettledByARequestOfTheSweep() {
    fix(account);
    CorsAccount.leaveOpen(account);
    account.now = account.now.plus(Duration.ofHours(1));
    List<FixOutcome> outcomes = account.sweepAndFix();

    assertThat(account.requests).containsExactly(new FixRequest(CORS));
    assertThat(outcomes.getFirst().reasons())
        .containsExactly("An earlier run wrote it, and a later read shows it.");
    assertThat(account.sweepAndFix()).isEmpty();
  }

  @Test
  void aTagThatLetsItWriteAgainIsPublished() {
    account.settings =
        new Settings(
                account.settings.account(),
                account.settings.region(),
                Settings.Mode.FIX,
                Set.of(FIX_ROLE),
                Set.of(),
                Set.of(),
                Set.of(),
                false,
                false,
                3,
                Duration.ofDays(7),
                Duration.ofSeconds(10))
            .alsoFixing(account.settings.further());
    account.tags.put(TestAccount.BUCKET, "alert");
    account.sweep().run();
    account.tags.clear();
    account.sweep().run();

    assertThat(account.alerts)
        .extracting(Alert::subject)
        .contains("MEDIUM: a tag lets Labelguard write more - bucket gt-labeling-data (us-east-1)");
  }

  @Test
  void aChangeInTheMomentOfAFixIsPublished() {
    account.now = TestAccount.CHANGED;
    fix(account);
    account.now = TestAccount.NOW;
    account.alerts.clear();
    account.guard().handle(changed("e-1", FIX_ROLE));
    assertThat(account.alerts).isEmpty();
    account.guard().handle(changed("e-2", PERSON));

    assertThat(account.alerts)
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.subject())
                  .isEqualTo(
                      "CRITICAL: two writes of CORS rules in one moment - gt-labeling-data"
                          + " (us-east-1)");
              assertThat(alert.notes().getFirst())
                  .startsWith(PERSON + " changed the CORS rules of bucket gt-labeling-data at ");
            });
  }

  @Test
  void theFixOfThePolicyAndThatOfTheRulesAreRequestedApart() {
    TestAccount both = TestAccount.tightened();
    both.settings = CorsAccount.chosen(both.settings);
    both.jobs.add(CorsAccount.job("cats", "PRE-BoundingBox"));
    set(both);
    List<FixOutcome> outcomes = both.sweepAndFix();

    assertThat(both.requests)
        .containsExactlyInAnyOrder(
            new FixRequest(Target.bucket(TestAccount.BUCKET)), new FixRequest(CORS));
    assertThat(outcomes).extracting(FixOutcome::result).containsOnly(FixOutcome.Result.APPLIED);
    assertThat(CorsAccount.rules(both)).containsExactly(IMAGES);
    assertThat(both.records.troubles())
        .extracting(Trouble::about)
        .containsExactly("bucket/gt-labeling-data");
  }

  private void notRequested(String note) {
    account.guard().handle(changed("e-1", PERSON));
    assertThat(account.requests).isEmpty();
    assertThat(account.alerts).singleElement().extracting(Alert::notes).isEqualTo(List.of(note));
  }
}
