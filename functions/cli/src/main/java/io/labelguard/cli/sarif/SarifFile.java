package io.labelguard.cli.sarif;

import io.labelguard.policy.json.LineMap;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// A place in a file that a person gave.
///
/// @param at line and column in the file; empty where the policy is only a part of its text, so
///     that they are not known
public record SarifFile(Path file, Optional<LineMap.Position> at) {

  /// Every character that may be in a URI's path without an escape, besides letters and digits.
  private static final String UNESCAPED = "-._~";

  /// Returns the file's URI: relative where the path is.
  String uri() {
    String path =
        StreamSupport.stream(file.spliterator(), false)
            .map(name -> escaped(name.toString()))
            .collect(Collectors.joining("/"));
    return file.isAbsolute() ? "file:///" + path : path;
  }

  private static String escaped(String name) {
    StringBuilder uri = new StringBuilder();
    for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
      char character = (char) (octet & 0xFF);
      if (character < 0x80
          && (Character.isLetterOrDigit(character) || UNESCAPED.indexOf(character) >= 0)) {
        uri.append(character);
      } else {
        uri.append(String.format(Locale.ROOT, "%%%02X", (int) character));
      }
    }
    return uri.toString();
  }
}
