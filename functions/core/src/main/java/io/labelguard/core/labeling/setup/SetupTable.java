package io.labelguard.core.labeling.setup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// A table that comes with Labelguard: one row a line, `#` before a comment.
final class SetupTable {

  private SetupTable() {}

  /// Returns the rows of the resource of that name, each in at most so many columns; the last one
  /// may have spaces.
  static List<List<String>> rows(String name, int columns) {
    try (InputStream table =
            Objects.requireNonNull(SetupTable.class.getResourceAsStream(name), "no " + name);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> List.of(line.split(" ", columns)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Returns the second column of the rows whose first is this word.
  static List<String> values(List<List<String>> rows, String word) {
    return rows.stream().filter(row -> row.getFirst().equals(word)).map(row -> row.get(1)).toList();
  }
}
