package io.labelguard.cli.report;

import picocli.CommandLine.Option;

/// The options that say how much of a report is printed as text.
public final class DetailOptions {

  @Option(
      names = "--details",
      description = "Print every finding in full, with ARNs and whole diffs.")
  boolean details;

  @Option(names = "--diff", description = "Print the whole diff of each fix.")
  boolean diff;

  /// Returns whether every finding is printed in full.
  public boolean findings() {
    return details;
  }

  /// Returns whether whole diffs are printed.
  boolean diffs() {
    return diff || details;
  }
}
