package io.labelguard.cli.print;

import java.util.Locale;

/// How a command prints.
enum Format {
  TEXT,
  JSON;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
