package io.labelguard.core.report.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One thing to do: a sentence, and a command of the AWS command line where the sentence ends in
/// one.
///
/// @param sentence the whole, or what stands before the command
public record StepText(String sentence, Optional<String> command) {

  private static final Pattern ENDS_IN_COMMAND =
      Pattern.compile("(.*: )(aws [a-z0-9-]+ .+)", Pattern.DOTALL);

  /// Returns the parts of a text.
  public static StepText of(String text) {
    Matcher parts = ENDS_IN_COMMAND.matcher(text);
    return parts.matches()
        ? new StepText(parts.group(1).strip(), Optional.of(parts.group(2)))
        : new StepText(text, Optional.empty());
  }
}
