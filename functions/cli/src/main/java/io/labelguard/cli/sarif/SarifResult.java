package io.labelguard.cli.sarif;

import io.labelguard.core.check.About;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One result of a SARIF log.
///
/// @param rule id of its rule
/// @param message in plain text; holds strings from outside unescaped
/// @param file the place in the policy's file, where one was given
/// @param things what it is about
public record SarifResult(
    String rule, Level level, String message, Optional<SarifFile> file, List<Thing> things) {

  public SarifResult {
    things = List.copyOf(things);
  }

  /// How bad a result is, in SARIF's words.
  public enum Level {
    ERROR,
    WARNING,
    NOTE;

    /// Returns the level of a severity.
    public static Level of(Severity severity) {
      return switch (severity) {
        case CRITICAL, HIGH -> ERROR;
        case MEDIUM -> WARNING;
        case LOW -> NOTE;
      };
    }
  }

  /// A thing that has no place in a file: a bucket, a job, a team.
  public record Thing(String kind, String name) {}

  /// Returns the result of a finding.
  public static SarifResult of(Finding finding, Optional<SarifFile> file) {
    return new SarifResult(
        finding.check().text(),
        Level.of(finding.severity()),
        finding.message(),
        file,
        things(finding));
  }

  private static List<Thing> things(Finding finding) {
    List<Thing> things = new ArrayList<>();
    finding.bucket().ifPresent(name -> things.add(new Thing("bucket", name)));
    finding.job().ifPresent(name -> things.add(new Thing("job", name)));
    finding.resource().ifPresent(name -> things.add(new Thing("resource", name)));
    finding.team().ifPresent(name -> things.add(new Thing("team", name)));
    if (finding.about() instanceof About.Workforce(String name)) {
      things.add(new Thing("workforce", name));
    }
    return things;
  }
}
