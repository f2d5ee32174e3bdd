package io.labelguard.cli.input;

import io.labelguard.cli.print.Console;
import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.json.MalformedJsonException;
import java.nio.file.Path;

/// Reads files of JSON that a person gave.
final class JsonFile {

  private JsonFile() {}

  /// Reads the file's one JSON value.
  ///
  /// @throws InputException where it is not JSON; says what it looks like, where that is known
  static Json read(Path file, WantedForm wanted) {
    return parse(file, TextFile.read(file), wanted);
  }

  static Json parse(Path file, String text, WantedForm wanted) {
    if (text.isBlank()) {
      throw wanted.because(file, "is empty, not " + wanted.words());
    }
    try {
      return JsonReader.read(text);
    } catch (MalformedJsonException e) {
      throw PlainText.of(text)
          .map(known -> wanted.notIn(file, words(known)))
          .orElseGet(() -> notJson(file, e));
    }
  }

  /// Returns the error for a file that is not JSON.
  static InputException notJson(Path file, MalformedJsonException e) {
    return new InputException(
        TextFile.name(file) + ": is not JSON: " + Console.safe(String.valueOf(e.getMessage())));
  }

  /// Says what a text that is not JSON is.
  static String words(PlainText known) {
    return switch (known) {
      case TERRAFORM -> "Terraform's language";
      case CLOUDFORMATION -> "a CloudFormation template";
      case NO_POLICY, AWS_ERROR -> "an error message of the AWS command line";
    };
  }
}
