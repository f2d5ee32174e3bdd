package io.labelguard.policy.tables;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// A bundled table: one row a line, columns apart by a space, `#` before a comment.
final class BundledTable {

  private BundledTable() {}

  /// Returns the rows of the resource of that name in this package.
  static List<List<String>> rows(String name) {
    try (InputStream table =
            Objects.requireNonNull(BundledTable.class.getResourceAsStream(name), "no " + name);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> List.of(line.split(" ", -1)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
