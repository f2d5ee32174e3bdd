package io.labelguard.core.fix.workforce;

import io.labelguard.core.fix.UnifiedDiff;
import io.labelguard.core.labeling.Workforce;
import io.labelguard.policy.value.IpRange;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A workforce as text, one field a line, so that a read-back is compared field by field. It has no
/// LastUpdatedDate, because every write changes that.
public final class WorkforceText {

  private static final String FIELD = "SourceIpConfig: ";

  private WorkforceText() {}

  /// Returns the text; empty while AWS still carries out a change, when it is not known what the
  /// text will be.
  public static Optional<String> of(Workforce workforce) {
    return workforce.isChanging()
        ? Optional.empty()
        : Optional.of(
            String.join("\n", lines(workforce.cidrs()))
                + "\n"
                + workforce.status().map(status -> "Status: " + status + "\n").orElse("")
                + workforce.otherFields().entrySet().stream()
                    .map(field -> field.getKey() + ": " + field.getValue() + "\n")
                    .collect(Collectors.joining()));
  }

  /// Returns the diff between two lists of ranges.
  static String diff(Workforce before, List<String> after) {
    return UnifiedDiff.of(
        "workforce " + before.name() + " before",
        "workforce " + before.name() + " after",
        lines(before.cidrs()),
        lines(after));
  }

  /// The order of ranges means nothing, and neither do bits after the prefix.
  private static List<String> lines(List<String> cidrs) {
    return cidrs.isEmpty()
        ? List.of(FIELD + "none")
        : cidrs.stream().map(WorkforceText::plain).distinct().sorted().map(FIELD::concat).toList();
  }

  private static String plain(String cidr) {
    return IpRange.parse(cidr.strip()).map(IpRange::text).orElse(cidr.strip());
  }
}
