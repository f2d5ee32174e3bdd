package io.labelguard.lambda.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelguard.core.guard.Settings;
import io.labelguard.core.labeling.console.ConsolePrincipal;
import io.labelguard.core.report.link.DocsUrl;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {

  static final Map<String, String> AS_DEPLOYED =
      Map.ofEntries(
          Map.entry("AWS_REGION", "eu-west-1"),
          Map.entry("LABELGUARD_ACCOUNT", "111122223333"),
          Map.entry("LABELGUARD_MODE", "fix"),
          Map.entry("LABELGUARD_TABLE", "labelguard-StateTable-1A"),
          Map.entry("LABELGUARD_TOPIC_ARN", "arn:aws:sns:eu-west-1:111122223333:findings"),
          Map.entry("LABELGUARD_CHAT_TOPIC_ARN", "arn:aws:sns:eu-west-1:111122223333:chat"),
          Map.entry("LABELGUARD_ALERT_EVENTS", "true"),
          Map.entry("LABELGUARD_FIX_QUEUE_URL", "https://sqs.example/fixes.fifo"),
          Map.entry("LABELGUARD_GUARD_ROLES", "arn:aws:iam::111122223333:role/fix"),
          Map.entry("LABELGUARD_FIX_BUCKETS", "gt-labeling-data,gt-archive"),
          Map.entry("LABELGUARD_FIX_CORS_OF", "gt-images-*"),
          Map.entry("LABELGUARD_FIX_TEAMS", ""),
          Map.entry("LABELGUARD_WORKFORCE_CIDRS", "203.0.113.0/24,2001:db8::/32"),
          Map.entry("LABELGUARD_FIX_TEAMS_IN_USE", "false"),
          Map.entry("LABELGUARD_FIX_NEW_JOBS", "true"),
          Map.entry("LABELGUARD_READ_IDENTITY", "true"),
          Map.entry(
              "LABELGUARD_CONSOLE_PRINCIPALS",
              "arn:aws:iam::111122223333:user/ann,"
                  + "arn:aws:sts::111122223333:assumed-role/Labelers/ann"),
          Map.entry("LABELGUARD_MAX_FIXES_PER_DAY", "3"),
          Map.entry("LABELGUARD_TEMPORARY_MAX_DAYS", "5"),
          Map.entry("LABELGUARD_WAIT_FOR_FIX", "45"),
          Map.entry("LABELGUARD_REPEAT_HOURS", "12"),
          Map.entry("LABELGUARD_SWEEP_CALLS_PER_SECOND", "2.5"),
          Map.entry("LABELGUARD_STALLED_HOURS", "48"),
          Map.entry("LABELGUARD_RECORD_DAYS", "90"),
          Map.entry("LABELGUARD_DOCS_URL", "https://docs.example.com/labelguard/"),
          Map.entry("LABELGUARD_COMPANION_ACCOUNTS", "444455556666"),
          Map.entry("LABELGUARD_GROUND_TRUTH_ENDPOINTS", "eu-west-1=vpce-0788e7ed8628e595d"));

  @Test
  void everyVariableReachesItsSetting() {
    var environment = Environment.of(AS_DEPLOYED);
    var settings = environment.settings();
    assertThat(settings.account()).isEqualTo("111122223333");
    assertThat(settings.region()).isEqualTo("eu-west-1");
    assertThat(settings.mode()).isEqualTo(Settings.Mode.FIX);
    assertThat(settings.guardRoles()).containsExactly("arn:aws:iam::111122223333:role/fix");
    assertThat(settings.fixBuckets()).containsExactlyInAnyOrder("gt-labeling-data", "gt-archive");
    assertThat(settings.further().corsOf()).containsExactly("gt-images-*");
    assertThat(settings.further().portalCidrs().all())
        .containsExactly("2001:db8::/32", "203.0.113.0/24");
    assertThat(settings.fixTeams()).isEmpty();
    assertThat(settings.fixTeamsInUse()).isFalse();
    assertThat(settings.fixNewJobs()).isTrue();
    assertThat(settings.readsIdentity()).isTrue();
    assertThat(settings.consolePrincipals())
        .extracting(ConsolePrincipal::arn)
        .containsExactly(
            "arn:aws:iam::111122223333:user/ann", "arn:aws:iam::111122223333:role/Labelers");
    assertThat(settings.maxWrites()).isEqualTo(3);
    assertThat(settings.longestTemporary()).isEqualTo(Duration.ofDays(5));
    assertThat(settings.stalledAfter()).isEqualTo(Duration.ofDays(2));
    assertThat(environment.recordsKept()).isEqualTo(Duration.ofDays(90));
    assertThat(environment.sweepCallsPerSecond()).isEqualTo(2.5);
    assertThat(environment.waitForFix()).isEqualTo(Duration.ofSeconds(45));
    assertThat(settings.companionAccounts()).containsExactly("444455556666");
    assertThat(environment.table()).isEqualTo("labelguard-StateTable-1A");
    assertThat(settings.docs()).contains(new DocsUrl("https://docs.example.com/labelguard"));
    assertThat(environment.receivers())
        .isEqualTo(
            new AlertReceivers(
                "arn:aws:sns:eu-west-1:111122223333:findings",
                Optional.of("arn:aws:sns:eu-west-1:111122223333:chat"),
                true));
    assertThat(environment.fixQueueUrl()).isEqualTo("https://sqs.example/fixes.fifo");
    assertThat(environment.endpoints()).containsEntry("eu-west-1", "vpce-0788e7ed8628e595d");
  }

  @Test
  void aCommandTakesTheDefaultsOfTheTemplate() {
    var environment = Environment.ofCommand(Map.of(), "111122223333", "eu-west-1");
    var settings = environment.settings();
    assertThat(settings.account()).isEqualTo("111122223333");
    assertThat(settings.region()).isEqualTo("eu-west-1");
    assertThat(settings.mode()).isEqualTo(Settings.Mode.ALERT);
    assertThat(settings.maxWrites()).isEqualTo(3);
    assertThat(settings.stalledAfter()).isEqualTo(Duration.ofHours(24));
    assertThat(settings.companionAccounts()).isEmpty();
    assertThat(environment.endpoints()).isEmpty();
  }

  @Test
  void aCommandTakesFromTheEnvironmentWhatIsNotForTheFunctionsAlone() {
    var variables = new HashMap<>(AS_DEPLOYED);
    variables.put("LABELGUARD_MAX_FIXES_PER_DAY", "5");
    variables.put("LABELGUARD_TABLE", " ");
    var environment = Environment.ofCommand(variables, "444455556666", "us-east-1");
    var settings = environment.settings();
    assertThat(settings.account()).isEqualTo("444455556666");
    assertThat(settings.region()).isEqualTo("us-east-1");
    assertThat(settings.mode()).isEqualTo(Settings.Mode.ALERT);
    assertThat(settings.fixBuckets()).isEmpty();
    assertThat(settings.fixNewJobs()).isFalse();
    assertThat(settings.readsIdentity()).isFalse();
    assertThat(settings.consolePrincipals()).isEmpty();
    assertThat(settings.guardRoles()).containsExactly("arn:aws:iam::111122223333:role/fix");
    assertThat(settings.maxWrites()).isEqualTo(5);
    assertThat(settings.stalledAfter()).isEqualTo(Duration.ofDays(2));
    assertThat(settings.companionAccounts()).containsExactly("444455556666");
    assertThat(environment.table()).isEqualTo("none");
    assertThat(environment.endpoints()).containsEntry("eu-west-1", "vpce-0788e7ed8628e595d");
  }

  @Test
  void withoutAnAddressOfTheDocsThereIsNone() {
    var variables = new HashMap<>(AS_DEPLOYED);
    variables.put("LABELGUARD_DOCS_URL", "");
    assertThat(Environment.of(variables).settings().docs()).isEmpty();
  }

  @Test
  void withoutATopicForChatThereIsNone() {
    var variables = new HashMap<>(AS_DEPLOYED);
    variables.put("LABELGUARD_CHAT_TOPIC_ARN", "");
    variables.put("LABELGUARD_ALERT_EVENTS", "false");
    assertThat(Environment.of(variables).receivers())
        .isEqualTo(AlertReceivers.onlyTopic("arn:aws:sns:eu-west-1:111122223333:findings"));
  }

  @Test
  void aVariableThatACommandCannotReadIsNamed() {
    var variables = Map.of("LABELGUARD_MAX_FIXES_PER_DAY", "many");
    assertThatThrownBy(() -> Environment.ofCommand(variables, "111122223333", "eu-west-1"))
        .hasMessageContaining("LABELGUARD_MAX_FIXES_PER_DAY")
        .hasMessageContaining("a number from 1 to 20");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AWS_REGION",
        "LABELGUARD_ACCOUNT",
        "LABELGUARD_MODE",
        "LABELGUARD_TABLE",
        "LABELGUARD_TOPIC_ARN",
        "LABELGUARD_ALERT_EVENTS",
        "LABELGUARD_FIX_QUEUE_URL",
        "LABELGUARD_FIX_TEAMS_IN_USE",
        "LABELGUARD_MAX_FIXES_PER_DAY",
        "LABELGUARD_TEMPORARY_MAX_DAYS",
        "LABELGUARD_WAIT_FOR_FIX",
        "LABELGUARD_REPEAT_HOURS",
        "LABELGUARD_SWEEP_CALLS_PER_SECOND",
        "LABELGUARD_STALLED_HOURS",
        "LABELGUARD_RECORD_DAYS"
      })
  void aVariableThatIsMissingIsNamed(String name) {
    var variables = new HashMap<>(AS_DEPLOYED);
    variables.remove(name);
    assertThatThrownBy(() -> Environment.of(variables))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The environment variable " + name + " is missing; template.yaml sets it.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          LABELGUARD_ACCOUNT                | 1111                   | an account id of 12 digits
          LABELGUARD_MODE                   | FIX                    | alert, temporary or fix
          LABELGUARD_FIX_NEW_JOBS           | yes                    | true or false
          LABELGUARD_READ_IDENTITY          | yes                    | true or false
          LABELGUARD_CONSOLE_PRINCIPALS     | arn:aws:s3:::gt-data   | the ARN of a user or role
          LABELGUARD_WORKFORCE_CIDRS        | 203.0.113.7            | a CIDR block such as
          LABELGUARD_WORKFORCE_CIDRS        | ::/0                   | a range that holds every address
          LABELGUARD_ALERT_EVENTS           | yes                    | true or false
          LABELGUARD_FIX_TEAMS_IN_USE       | True                   | true or false
          LABELGUARD_MAX_FIXES_PER_DAY      | three                  | a number from 1 to 20
          LABELGUARD_MAX_FIXES_PER_DAY      | 0                      | a number from 1 to 20
          LABELGUARD_TEMPORARY_MAX_DAYS     | 31                     | a number from 1 to 30
          LABELGUARD_WAIT_FOR_FIX           | 61                     | a number from 0 to 60
          LABELGUARD_REPEAT_HOURS           | 1                      | a number from 2 to 168
          LABELGUARD_REPEAT_HOURS           | 169                    | a number from 2 to 168
          LABELGUARD_SWEEP_CALLS_PER_SECOND | 0                      | a number from 0.1 to 1000
          LABELGUARD_SWEEP_CALLS_PER_SECOND | NaN                    | a number from 0.1 to 1000
          LABELGUARD_SWEEP_CALLS_PER_SECOND | fast                   | a number from 0.1 to 1000
          LABELGUARD_STALLED_HOURS          | 1                      | a number from 2 to 720
          LABELGUARD_STALLED_HOURS          | 721                    | a number from 2 to 720
          LABELGUARD_RECORD_DAYS            | 29                     | a number from 30 to 3653
          LABELGUARD_RECORD_DAYS            | 3654                   | a number from 30 to 3653
          LABELGUARD_DOCS_URL               | http://example.com     | an https URL
          LABELGUARD_DOCS_URL               | https://a.example/?x=1 | an https URL
          LABELGUARD_DOCS_URL               | https://a.example/`x`  | an https URL
          LABELGUARD_COMPANION_ACCOUNTS     | 444455556666,partner   | account id of 12 digits
          LABELGUARD_GROUND_TRUTH_ENDPOINTS | us-east-1:vpce-1       | not a pair such as us-east-1=
          LABELGUARD_GROUND_TRUTH_ENDPOINTS | us-east-1=vpc-0a1b2c3d | not a pair such as us-east-1=
          """)
  void aVariableThatIsMalformedIsNamedWithItsFormAndNothingIsGuessed(
      String name, String value, String form) {
    var variables = new HashMap<>(AS_DEPLOYED);
    variables.put(name, value);
    assertThatThrownBy(() -> Environment.of(variables))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(name)
        .hasMessageContaining(value.substring(value.indexOf(',') + 1))
        .hasMessageContaining(form);
  }
}
