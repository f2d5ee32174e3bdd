package io.labelguard.core.report.message;

import static java.util.Comparator.naturalOrder;

import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.Severity;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.Target;
import io.labelguard.core.record.message.Labels;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads off an alert what subscriptions filter by.
final class AlertLabels {

  private AlertLabels() {}

  static Labels of(Alert alert) {
    return new Labels(
        alert.findings().stream().map(Finding::severity).min(naturalOrder()).map(Severity::text),
        sorted(alert.findings().stream().map(Finding::check).map(CheckId::text)),
        sorted(
            Stream.concat(
                alert.applied().stream().map(FixOutcome::target).flatMap(AlertLabels::bucket),
                alert.findings().stream().map(Finding::bucket).flatMap(Optional::stream))));
  }

  private static SortedSet<String> sorted(Stream<String> values) {
    return values.collect(Collectors.toCollection(TreeSet::new));
  }

  /// Returns the name of the bucket that was written, or was to be.
  static Stream<String> bucket(Target.Fixable target) {
    return switch (target) {
      case Target.Bucket(String name) -> Stream.of(name);
      case Target.Cors(String bucket) -> Stream.of(bucket);
      case Target.Team _, Target.Workforce _ -> Stream.empty();
    };
  }
}
