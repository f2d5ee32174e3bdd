package io.labelguard.lambda.environment;

import io.labelguard.aws.parameter.OwnerParameters;
import io.labelguard.core.port.CallFailedException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The environment of a function with the lists that its owner keeps in Systems Manager, where they
/// are longer than Lambda's 4 KB of variables.
///
/// They are read at the first event, never while the function starts, and again when they are older
/// than five minutes. Where they cannot be read or used, the function only alerts, by the lists
/// that it knew last, and the next event reads them again. Safe for many threads.
///
/// @see <a
///     href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html">Environment
///     variables of Lambda, and their 4 KB</a>
public final class OwnerSettings {

  /// How long a list is used that was read.
  public static final Duration VALID = Duration.ofMinutes(5);

  /// The variable that names the folder of the parameters.
  public static final String FOLDER = "LABELGUARD_PARAMETERS";

  /// The lists, as their parameters are called below the folder. Each stands for the variable of
  /// the same name.
  public static final List<String> LISTS =
      List.of(
          "fix-buckets",
          "fix-cors-of",
          "fix-teams",
          "read-manifests-of",
          "console-principals",
          "companion-accounts",
          "ground-truth-endpoints");

  private static final Logger LOG = LoggerFactory.getLogger(OwnerSettings.class);

  private final Map<String, String> variables;
  private final Function<List<String>, SortedMap<String, String>> parameters;
  private final InstantSource clock;
  private Environment known;
  private Optional<Instant> read = Optional.empty();

  /// @param variables of the process
  /// @param parameters reads values by their names ([OwnerParameters#values])
  /// @throws IllegalStateException naming a variable that is missing or malformed
  public OwnerSettings(
      Map<String, String> variables,
      Function<List<String>, SortedMap<String, String>> parameters,
      InstantSource clock) {
    this.variables = Map.copyOf(variables);
    this.parameters = parameters;
    this.clock = clock;
    this.known = Environment.of(variables).onlyAlerting();
  }

  /// Returns what the function knew last, and before the first event what it knows without its
  /// lists. It reads nothing.
  public synchronized Environment known() {
    return known;
  }

  /// Returns what holds now.
  public synchronized Environment now() {
    Instant now = clock.instant();
    if (read.filter(at -> now.isBefore(at.plus(VALID))).isEmpty()) {
      refresh(now);
    }
    return known;
  }

  private void refresh(Instant now) {
    try {
      known = Environment.of(with(parameters.apply(LISTS)));
      read = Optional.of(now);
    } catch (CallFailedException | IllegalStateException e) {
      known = known.onlyAlerting();
      read = Optional.empty();
      // The metric filters of template.yaml count this line.
      LOG.atError()
          .addKeyValue("event", "settings")
          .addKeyValue("outcome", "not-read")
          .log("The owner's lists are not known, so Labelguard only alerts. {}", e.getMessage());
    }
  }

  private Map<String, String> with(SortedMap<String, String> lists) {
    Map<String, String> all = new HashMap<>(variables);
    lists.forEach(
        (name, value) -> all.put(variable(name), value.equals(OwnerParameters.EMPTY) ? "" : value));
    return all;
  }

  /// Returns the variable that a list stands for, such as `LABELGUARD_FIX_BUCKETS`.
  static String variable(String list) {
    return "LABELGUARD_" + list.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
