package io.labelguard.core.labeling.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// A table of facts about AWS: one row a line, columns apart by white space. Lines with `#` say
/// where the facts are from and of what day they are.
public final class DatedTable {

  private DatedTable() {}

  /// Returns the rows of the file beside a class, each in at most so many columns; the last one may
  /// have spaces.
  public static List<List<String>> rows(Class<?> beside, String file, int columns) {
    try (InputStream table =
        Objects.requireNonNull(beside.getResourceAsStream(file), "no " + file)) {
      return new String(table.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> List.of(line.strip().split("\\s+", columns)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Returns the second column of the rows whose first is this word.
  public static List<String> values(List<List<String>> rows, String word) {
    return rows.stream().filter(row -> row.getFirst().equals(word)).map(row -> row.get(1)).toList();
  }
}
