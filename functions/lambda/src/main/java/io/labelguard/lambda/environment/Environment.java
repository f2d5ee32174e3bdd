package io.labelguard.lambda.environment;

import io.labelguard.core.guard.Settings;
import io.labelguard.core.guard.Settings.FurtherFixes;
import io.labelguard.core.labeling.console.ConsolePrincipal;
import io.labelguard.core.record.Intents;
import io.labelguard.core.report.link.DocsUrl;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// Reads the environment variables that template.yaml sets for the functions. This is the one list
/// of them.
///
/// - `AWS_REGION`: the Region, set by Lambda
/// - `LABELGUARD_ACCOUNT`: the guard's own account, twelve digits
/// - `LABELGUARD_MODE`: `alert`, `temporary` or `fix`
/// - `LABELGUARD_TABLE`: name of the state table
/// - `LABELGUARD_TOPIC_ARN`: the topic for findings
/// - `LABELGUARD_CHAT_TOPIC_ARN`: the topic for Amazon Q Developer; empty for none
/// - `LABELGUARD_ALERT_EVENTS`: `true` or `false`: whether alerts are also events
/// - `LABELGUARD_FIX_QUEUE_URL`: the queue for fix requests
/// - `LABELGUARD_GUARD_ROLES`: ARNs of the guard's own roles
/// - `LABELGUARD_FIX_BUCKETS`, `LABELGUARD_FIX_TEAMS`: names that may be written
/// - `LABELGUARD_FIX_CORS_OF`: buckets whose CORS rules may get one more
/// - `LABELGUARD_WORKFORCE_CIDRS`: ranges that a workforce gets that is open to every address
/// - `LABELGUARD_FIX_TEAMS_IN_USE`, `LABELGUARD_FIX_NEW_JOBS`: `true` or `false`
/// - `LABELGUARD_MAX_FIXES_PER_DAY`: writes to one bucket or team in 24 hours
/// - `LABELGUARD_TEMPORARY_MAX_DAYS`: days that a temporary fix stays at most
/// - `LABELGUARD_WAIT_FOR_FIX`: seconds that an alert waits for the outcome of the fix it requested
/// - `LABELGUARD_REPEAT_HOURS`: hours for which an alert is not repeated where nothing got worse
/// - `LABELGUARD_STALLED_HOURS`: hours for which the counters of a running job may stay the same
/// - `LABELGUARD_COMPANION_ACCOUNTS`: accounts besides our own that companions allow
/// - `LABELGUARD_GROUND_TRUTH_ENDPOINTS`: `region=vpce-…` pairs over the built-in table
/// - `LABELGUARD_RECORD_DAYS`: days that records of writes are kept that decide nothing any more
/// - `LABELGUARD_SWEEP_CALLS_PER_SECOND`: calls a second by which a sweep lists and describes jobs
/// - `LABELGUARD_READ_MANIFESTS_OF`: names of the buckets whose manifests are read
/// - `LABELGUARD_READ_IDENTITY`: whether the policies that execution roles carry are read
/// - `LABELGUARD_CONSOLE_PRINCIPALS`: ARNs of users and roles that start jobs in the console
/// - `LABELGUARD_DOCS_URL`: where the pages of the checks can be read; empty for nowhere
///
/// The lists of names, accounts, principals and endpoints are empty in the variables of a function:
/// its owner keeps them in Systems Manager, below `LABELGUARD_PARAMETERS` ([OwnerSettings]). A
/// command reads them here.
///
/// The Slack function reads `LABELGUARD_TABLE` and, alone, `LABELGUARD_SLACK_SECRET`, the name of
/// the secret with the URL to post to.
///
/// Lists are separated by commas; an empty variable is an empty list. A missing or malformed
/// variable is refused by name before any call to AWS.
public record Environment(
    Settings settings,
    String table,
    AlertReceivers receivers,
    String fixQueueUrl,
    SortedMap<String, String> endpoints,
    Duration recordsKept,
    Duration waitForFix,
    double sweepCallsPerSecond) {

  /// How long a read-back waits for the written policy: S3's settings are eventually consistent.
  private static final Duration READ_BACK_PATIENCE = Duration.ofSeconds(30);

  /// The variable with the names of the buckets whose manifests are read.
  public static final String READ_MANIFESTS_OF = "LABELGUARD_READ_MANIFESTS_OF";
  private static final String READ_IDENTITY = "LABELGUARD_READ_IDENTITY";

  private static final String SWEEP_RATE = "LABELGUARD_SWEEP_CALLS_PER_SECOND";

  /// How many calls a second a sweep makes to list and describe labeling jobs, unless the owner
  /// says otherwise.
  private static final double USUAL_SWEEP_RATE = 1;

  /// The variables that a command reads. The others apply only to the functions.
  private static final List<String> OF_A_COMMAND =
      List.of(
          "LABELGUARD_TABLE",
          "LABELGUARD_GUARD_ROLES",
          "LABELGUARD_MAX_FIXES_PER_DAY",
          "LABELGUARD_COMPANION_ACCOUNTS",
          "LABELGUARD_GROUND_TRUTH_ENDPOINTS",
          "LABELGUARD_RECORD_DAYS",
          "LABELGUARD_STALLED_HOURS",
          READ_MANIFESTS_OF,
          DocsUrl.VARIABLE);

  private static final Map<String, String> DEFAULTS =
      Map.ofEntries(
          Map.entry("LABELGUARD_MODE", "alert"),
          Map.entry("LABELGUARD_TABLE", "none"),
          Map.entry("LABELGUARD_TOPIC_ARN", "none"),
          Map.entry("LABELGUARD_ALERT_EVENTS", "false"),
          Map.entry("LABELGUARD_FIX_QUEUE_URL", "none"),
          Map.entry("LABELGUARD_FIX_TEAMS_IN_USE", "false"),
          Map.entry("LABELGUARD_FIX_NEW_JOBS", "false"),
          Map.entry(READ_IDENTITY, "false"),
          Map.entry("LABELGUARD_MAX_FIXES_PER_DAY", "3"),
          Map.entry("LABELGUARD_TEMPORARY_MAX_DAYS", "7"),
          Map.entry("LABELGUARD_RECORD_DAYS", "400"),
          Map.entry("LABELGUARD_WAIT_FOR_FIX", "0"),
          Map.entry("LABELGUARD_REPEAT_HOURS", "6"),
          Map.entry("LABELGUARD_STALLED_HOURS", "24"),
          Map.entry(SWEEP_RATE, "1"));

  /// An environment that publishes to one topic and keeps records for the usual time.
  public Environment(
      Settings settings,
      String table,
      String topicArn,
      String fixQueueUrl,
      SortedMap<String, String> endpoints) {
    this(
        settings,
        table,
        AlertReceivers.onlyTopic(topicArn),
        fixQueueUrl,
        endpoints,
        Intents.KEPT,
        Duration.ZERO,
        USUAL_SWEEP_RATE);
  }

  public Environment {
    endpoints = Collections.unmodifiableSortedMap(new TreeMap<>(endpoints));
  }

  /// Reads these variables.
  ///
  /// @throws IllegalStateException naming the variable that is missing or malformed
  public static Environment of(Map<String, String> variables) {
    Settings settings =
        new Settings(
            parsed(
                variables,
                "LABELGUARD_ACCOUNT",
                "an account id of 12 digits",
                VariableForms::account),
            required(variables, "AWS_REGION"),
            parsed(variables, "LABELGUARD_MODE", "alert, temporary or fix", VariableForms::mode),
            VariableLists.names(variables, "LABELGUARD_GUARD_ROLES"),
            Set.copyOf(
                VariableLists.of(
                    variables,
                    "LABELGUARD_COMPANION_ACCOUNTS",
                    "an account id of 12 digits",
                    VariableForms::account)),
            VariableLists.names(variables, "LABELGUARD_FIX_BUCKETS"),
            VariableLists.names(variables, "LABELGUARD_FIX_TEAMS"),
            truth(variables, "LABELGUARD_FIX_TEAMS_IN_USE"),
            truth(variables, "LABELGUARD_FIX_NEW_JOBS"),
            new FurtherFixes(
                VariableLists.names(variables, "LABELGUARD_FIX_CORS_OF"),
                VariableLists.portalCidrs(variables)),
            parsed(
                variables,
                "LABELGUARD_MAX_FIXES_PER_DAY",
                "a number from 1 to 20",
                value -> VariableForms.number(value, 1, 20)),
            Duration.ofDays(
                parsed(
                    variables,
                    "LABELGUARD_TEMPORARY_MAX_DAYS",
                    "a number from 1 to 30",
                    value -> VariableForms.number(value, 1, 30))),
            READ_BACK_PATIENCE,
            Duration.ofHours(
                parsed(
                    variables,
                    "LABELGUARD_REPEAT_HOURS",
                    "a number from 2 to 168",
                    value -> VariableForms.number(value, 2, 168))),
            Duration.ofHours(
                parsed(
                    variables,
                    "LABELGUARD_STALLED_HOURS",
                    "a number from 2 to 720",
                    value -> VariableForms.number(value, 2, 720))),
            VariableLists.names(variables, READ_MANIFESTS_OF),
            truth(variables, READ_IDENTITY),
            VariableLists.of(
                variables,
                "LABELGUARD_CONSOLE_PRINCIPALS",
                ConsolePrincipal.FORM,
                VariableForms::consolePrincipal),
            docs(variables));
    return new Environment(
        settings,
        required(variables, "LABELGUARD_TABLE"),
        AlertReceivers.of(variables),
        required(variables, "LABELGUARD_FIX_QUEUE_URL"),
        VariableLists.endpoints(variables),
        Duration.ofDays(
            parsed(
                variables,
                "LABELGUARD_RECORD_DAYS",
                "a number from 30 to 3653",
                value -> VariableForms.number(value, 30, 3653))),
        Duration.ofSeconds(
            parsed(
                variables,
                "LABELGUARD_WAIT_FOR_FIX",
                "a number from 0 to 60",
                value -> VariableForms.number(value, 0, 60))),
        parsed(variables, SWEEP_RATE, "a number from 0.1 to 1000", VariableForms::rate));
  }

  /// Returns this environment of a guard that writes nothing but records and alerts.
  Environment onlyAlerting() {
    return new Environment(
        settings.onlyAlerting(),
        table,
        receivers,
        fixQueueUrl,
        endpoints,
        recordsKept,
        waitForFix,
        sweepCallsPerSecond);
  }

  /// Reads the environment of a person's command. The account and Region are those of the person's
  /// credentials; a missing variable has the default of template.yaml.
  ///
  /// @throws IllegalStateException naming the variable that is malformed
  public static Environment ofCommand(
      Map<String, String> variables, String account, String region) {
    Map<String, String> all = new HashMap<>(DEFAULTS);
    all.put("LABELGUARD_ACCOUNT", account);
    all.put("AWS_REGION", region);
    for (String name : OF_A_COMMAND) {
      String value = variables.getOrDefault(name, "");
      if (!value.isBlank()) {
        all.put(name, value);
      }
    }
    return of(all);
  }

  /// Returns a variable that must not be missing or blank.
  ///
  /// @throws IllegalStateException naming the variable
  public static String required(Map<String, String> variables, String name) {
    String value = variables.getOrDefault(name, "");
    if (value.isBlank()) {
      throw new IllegalStateException(
          "The environment variable " + name + " is missing; template.yaml sets it.");
    }
    return value;
  }

  /// Returns a variable that is `true` or `false`.
  ///
  /// @throws IllegalStateException naming the variable
  static boolean truth(Map<String, String> variables, String name) {
    return parsed(variables, name, "true or false", VariableForms::truth);
  }

  private static <T> T parsed(
      Map<String, String> variables, String name, String form, Function<String, T> reader) {
    String value = required(variables, name);
    try {
      return reader.apply(value);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          "The environment variable " + name + " is \"" + value + "\" but must be " + form + ".",
          e);
    }
  }

  private static Optional<DocsUrl> docs(Map<String, String> variables) {
    return variables.getOrDefault(DocsUrl.VARIABLE, "").isBlank()
        ? Optional.empty()
        : Optional.of(parsed(variables, DocsUrl.VARIABLE, DocsUrl.FORM, DocsUrl::of));
  }
}
