package io.labelguard.cli.print;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The version of Labelguard, as the build wrote it.
public final class ToolVersion {

  private ToolVersion() {}

  /// Returns the version; `unknown` where no build wrote it.
  public static String text() {
    try (InputStream file = ToolVersion.class.getResourceAsStream("/version.txt")) {
      return file == null
          ? "unknown"
          : new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
