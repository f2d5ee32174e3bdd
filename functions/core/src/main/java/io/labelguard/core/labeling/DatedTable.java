package io.labelguard.core.labeling;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// Reads the tables of facts about AWS that come with Labelguard: one row a line, cells apart by
/// white space, lines with `#` before what says the source and the date.
final class DatedTable {

  private DatedTable() {}

  /// Returns the rows of a table beside this class.
  ///
  /// @throws IllegalStateException where a row has another number of cells
  static List<List<String>> rows(String file, int cells) {
    try (InputStream in =
        Objects.requireNonNull(DatedTable.class.getResourceAsStream(file), "no " + file)) {
      List<List<String>> rows =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .map(line -> List.of(line.strip().split("\\s+")))
              .toList();
      rows.stream()
          .filter(row -> row.size() != cells)
          .findFirst()
          .ifPresent(
              row -> {
                throw new IllegalStateException(
                    file + ": a row of other than " + cells + ": " + row);
              });
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
