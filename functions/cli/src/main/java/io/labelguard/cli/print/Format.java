package io.labelguard.cli.print;

import java.util.Locale;

/// The format of a command's output.
enum Format {
  TEXT,
  JSON;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
