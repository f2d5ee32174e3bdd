package io.labelguard.core.report.text;

import java.util.Collection;
import java.util.stream.Collectors;

/// Lists names for people: some, and how many more there are.
public final class NameList {

  private NameList() {}

  /// Returns the first names, separated by commas, and ` and 7 more`; empty text for none.
  ///
  /// @param most how many names are listed
  public static String of(Collection<String> names, int most) {
    String listed = names.stream().limit(most).collect(Collectors.joining(", "));
    return names.size() <= most ? listed : listed + " and " + (names.size() - most) + " more";
  }
}
