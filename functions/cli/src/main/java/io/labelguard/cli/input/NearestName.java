package io.labelguard.cli.input;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Finds the name that a person may have meant.
public final class NearestName {

  private NearestName() {}

  /// Returns the name with the fewest letters to change; empty where there are no names.
  public static Optional<String> among(Collection<String> names, String given) {
    return names.stream()
        .min(
            Comparator.<String>comparingInt(name -> distance(name, given))
                .thenComparing(Comparator.naturalOrder()));
  }

  /// Returns the nearest name if it may be a slip of the pen: at most two letters
  /// differ, or a third of a long name.
  public static Optional<String> near(Collection<String> names, String given) {
    return among(names, given)
        .filter(name -> distance(name, given) <= Math.max(2, name.length() / 3));
  }

  /// Returns how many letters to insert, delete or replace (Levenshtein's distance).
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[other.length()];
  }
}
