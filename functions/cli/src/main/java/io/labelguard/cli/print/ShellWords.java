package io.labelguard.cli.print;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Writes commands that a person pastes into a shell.
public final class ShellWords {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._/:=@%+,-]+");

  private ShellWords() {}

  /// Returns the words as one command, in single quotes where a shell would read more into them.
  public static String command(List<String> words) {
    return words.stream().map(ShellWords::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
