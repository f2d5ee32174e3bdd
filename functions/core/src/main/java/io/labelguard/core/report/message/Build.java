package io.labelguard.core.report.message;

import java.util.Map;
import java.util.Optional;

/// The Labelguard that sent a message or wrote a log line.
///
/// @param version such as `0.2.0`
/// @param commit of the sources, or `unknown` where it was deployed by another way than `./deploy`
public record Build(String version, String commit) {

  private static final String VERSION = "LABELGUARD_VERSION";
  private static final String COMMIT = "LABELGUARD_COMMIT";

  /// Returns what template.yaml put into the environment of a function; empty outside of one.
  public static Optional<Build> of(Map<String, String> variables) {
    return Optional.ofNullable(variables.get(VERSION))
        .map(version -> new Build(version, variables.getOrDefault(COMMIT, "unknown")));
  }
}
