package io.labelguard.cli.input;

import java.util.Optional;
import java.util.regex.Pattern;

/// Recognises texts that are not JSON: sources of infrastructure tools and messages of the AWS
/// command line.
enum PlainText {
  TERRAFORM(
      Pattern.compile(
          "^\\s*(?:resource|data|module|locals|variable|provider)\\b[^\\n]*\\{",
          Pattern.MULTILINE)),
  CLOUDFORMATION(
      Pattern.compile(
          "^(?:AWSTemplateFormatVersion|Resources|\\s+Type)\\s*:\\s*(?:\\S*\\d|AWS::|$)",
          Pattern.MULTILINE)),
  NO_POLICY(Pattern.compile("\\A\\s*(?:\\z|None\\s*\\z)|NoSuchBucketPolicy")),
  AWS_ERROR(Pattern.compile("An error occurred \\("));

  private final Pattern sign;

  PlainText(Pattern sign) {
    this.sign = sign;
  }

  static Optional<PlainText> of(String text) {
    for (PlainText each : values()) {
      if (each.sign.matcher(text).find()) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }
}
