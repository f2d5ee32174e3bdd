package io.labelguard.cli.input;

import io.labelguard.cli.print.Console;
import io.labelguard.core.labeling.GroundTruthEndpoints;
import java.util.Map;
import picocli.CommandLine.Option;

/// The option that names Ground Truth's endpoint of a Region.
public final class EndpointOption {

  @Option(
      names = "--endpoint",
      paramLabel = "REGION=vpce-…",
      description = "Ground Truth's endpoint of a Region, where the table does not have it.")
  Map<String, String> endpoints = Map.of();

  /// Returns what was given.
  public Map<String, String> given() {
    return Map.copyOf(endpoints);
  }

  /// Returns the table of endpoints with those that are given.
  ///
  /// @throws InputException where one is malformed
  public GroundTruthEndpoints table() {
    try {
      return GroundTruthEndpoints.bundled().with(endpoints);
    } catch (IllegalArgumentException e) {
      throw new InputException("--endpoint: " + Console.safe(String.valueOf(e.getMessage())));
    }
  }
}
