package io.labelguard.core.check;

import java.util.Optional;
import java.util.regex.Pattern;

/// Texts from outside for commands to paste.
final class ShellWords {

  /// What a shell takes as it is. A text with anything else is not put into a command.
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_+=,.@:/-]+");

  private ShellWords() {}

  static boolean isPlain(String text) {
    return PLAIN.matcher(text).matches();
  }

  /// Returns a text that a shell takes as it is, or else a placeholder for it.
  static String plain(Optional<String> text, String placeholder) {
    return text.filter(ShellWords::isPlain).orElse(placeholder);
  }
}
