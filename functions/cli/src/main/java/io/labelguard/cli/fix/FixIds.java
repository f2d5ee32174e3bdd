package io.labelguard.cli.fix;

import io.labelguard.cli.input.InputException;
import io.labelguard.cli.print.Console;
import io.labelguard.core.record.HistoryEntry;
import io.labelguard.core.record.Intent;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds the id of a fix from the digits that a person gave.
final class FixIds {

  private static final Pattern PREFIX = Pattern.compile("[0-9a-f]{8,}");

  private FixIds() {}

  /// Returns the beginning of an id that has twelve hexadecimal digits, for people.
  static String shown(String id) {
    int digits = 0;
    int end = 0;
    while (end < id.length() && digits < FixPlanPrinter.DIGITS) {
      digits += id.charAt(end) == '-' ? 0 : 1;
      end++;
    }
    return Console.safe(id.substring(0, end));
  }

  /// Returns the whole id of the one fix that begins with these digits, hyphens or not; what was
  /// given, where no fix does or it is an id as it is.
  ///
  /// @throws InputException where several fixes begin so
  static String whole(String given, List<HistoryEntry> history) {
    String digits = hex(given.strip());
    List<Intent> fixes = history.stream().flatMap(FixIds::fix).toList();
    if (fixes.stream().anyMatch(fix -> fix.id().equals(given.strip()))
        || !PREFIX.matcher(digits).matches()) {
      return given.strip();
    }
    List<Intent> found = fixes.stream().filter(fix -> hex(fix.id()).startsWith(digits)).toList();
    if (found.size() > 1) {
      throw new InputException(
          "more than one fix begins with " + Console.safe(digits),
          "They are: "
              + found.stream()
                  .map(fix -> Console.safe(fix.id()) + " of " + PrintedTime.of(fix.begun()))
                  .collect(Collectors.joining(", "))
              + ". Give more digits.");
    }
    return found.isEmpty() ? given.strip() : found.getFirst().id();
  }

  private static String hex(String id) {
    return id.toLowerCase(Locale.ROOT).replace("-", "");
  }

  private static Stream<Intent> fix(HistoryEntry entry) {
    return switch (entry) {
      case HistoryEntry.Wrote(Intent intent, String _) when intent.isFix() -> Stream.of(intent);
      case HistoryEntry.Wrote _, HistoryEntry.Seen _ -> Stream.empty();
    };
  }
}
