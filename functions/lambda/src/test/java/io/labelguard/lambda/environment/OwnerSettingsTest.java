package io.labelguard.lambda.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelguard.core.guard.Settings.Mode;
import io.labelguard.core.port.CallFailedException;
import io.labelguard.core.port.CallFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OwnerSettingsTest {

  /// The variables of a function, which has its lists elsewhere.
  private static final Map<String, String> VARIABLES = withoutLists();

  private static Map<String, String> withoutLists() {
    Map<String, String> variables = new HashMap<>(EnvironmentTest.AS_DEPLOYED);
    OwnerSettings.LISTS.forEach(name -> variables.remove(OwnerSettings.variable(name)));
    assertThat(variables)
        .hasSize(EnvironmentTest.AS_DEPLOYED.size() - OwnerSettings.LISTS.size() + 1);
    return Map.copyOf(variables);
  }

  private final SortedMap<String, String> lists = new TreeMap<>();
  private final List<List<String>> asked = new ArrayList<>();
  private Optional<String> failure = Optional.empty();
  private Instant now = Instant.parse("2026-11-20T09:00:00Z");

  @BeforeEach
  void noListHasAName() {
    OwnerSettings.LISTS.forEach(name -> lists.put(name, "-"));
  }

  @Test
  void nothingIsReadBeforeTheFirstEventAndUntilThenNothingMayBeWritten() {
    OwnerSettings settings = settings();
    assertThat(asked).isEmpty();
    assertThat(settings.known().settings().mode()).isEqualTo(Mode.ALERT);
    assertThat(settings.now().settings().mode()).isEqualTo(Mode.FIX);
    assertThat(asked).containsExactly(OwnerSettings.LISTS);
  }

  @Test
  void eachListReachesItsSetting() {
    lists.put("fix-buckets", "gt-labeling-data,gt-archive-*");
    lists.put("fix-cors-of", "gt-images-*");
    lists.put("fix-teams", "annotators");
    lists.put("read-manifests-of", "gt-manifests");
    lists.put("console-principals", "arn:aws:iam::111122223333:user/ann");
    lists.put("companion-accounts", "444455556666");
    lists.put("ground-truth-endpoints", "eu-west-1=vpce-0788e7ed8628e595d");
    Environment environment = settings().now();
    assertThat(environment.settings().fixBuckets())
        .containsExactlyInAnyOrder("gt-labeling-data", "gt-archive-*");
    assertThat(environment.settings().further().corsOf()).containsExactly("gt-images-*");
    assertThat(environment.settings().fixTeams()).containsExactly("annotators");
    assertThat(environment.settings().readManifestsOf()).containsExactly("gt-manifests");
    assertThat(environment.settings().consolePrincipals()).hasSize(1);
    assertThat(environment.settings().companionAccounts()).containsExactly("444455556666");
    assertThat(environment.endpoints()).containsEntry("eu-west-1", "vpce-0788e7ed8628e595d");
  }

  @Test
  void aHyphenIsAnEmptyList() {
    assertThat(settings().now().settings().fixBuckets()).isEmpty();
  }

  @Test
  void listsAreReadAgainAfterFiveMinutes() {
    OwnerSettings settings = settings();
    settings.now();
    lists.put("fix-buckets", "gt-labeling-data");
    now = now.plus(Duration.ofMinutes(5)).minusMillis(1);
    assertThat(settings.now().settings().fixBuckets()).isEmpty();
    assertThat(asked).hasSize(1);
    now = now.plusMillis(1);
    assertThat(settings.now().settings().fixBuckets()).containsExactly("gt-labeling-data");
    assertThat(asked).hasSize(2);
  }

  @Test
  void listsThatCannotBeReadStopAllWritesUntilTheyCan() {
    lists.put("companion-accounts", "444455556666");
    OwnerSettings settings = settings();
    settings.now();
    now = now.plus(OwnerSettings.VALID);
    failure = Optional.of("HTTP 400, AccessDeniedException");
    Environment blind = settings.now();
    assertThat(blind.settings().mode()).isEqualTo(Mode.ALERT);
    assertThat(blind.settings().companionAccounts()).containsExactly("444455556666");
    failure = Optional.empty();
    assertThat(settings.now().settings().mode()).as("the next event reads").isEqualTo(Mode.FIX);
  }

  @Test
  void aListThatIsMalformedStopsAllWrites() {
    lists.put("companion-accounts", "everyone");
    OwnerSettings settings = settings();
    assertThat(settings.now().settings().mode()).isEqualTo(Mode.ALERT);
    assertThat(settings.now().settings().companionAccounts()).isEmpty();
  }

  @Test
  void aVariableThatIsMissingIsNamedBeforeAnythingIsRead() {
    Map<String, String> variables = new HashMap<>(VARIABLES);
    variables.remove("LABELGUARD_TABLE");
    assertThatThrownBy(() -> new OwnerSettings(variables, this::read, () -> now))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("LABELGUARD_TABLE");
    assertThat(asked).isEmpty();
  }

  private OwnerSettings settings() {
    return new OwnerSettings(VARIABLES, this::read, () -> now);
  }

  private SortedMap<String, String> read(List<String> names) {
    asked.add(names);
    failure.ifPresent(
        reason -> {
          throw new CallFailedException(new CallFailure("read the parameters", reason, true));
        });
    return new TreeMap<>(lists);
  }
}
