package io.labelguard.tests.library;

import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The first example of the module's README and what the README says that it prints.
///
/// @param source the whole of `Main.java`
/// @param output what it prints
record ReadmeExample(String source, String output) {

  private static final Pattern BLOCKS =
      Pattern.compile(
          "```java\n(?<source>.*?)```\n\nIt prints:\n\n```text\n(?<output>.*?)```", Pattern.DOTALL);

  static ReadmeExample read() throws IOException {
    String readme = Files.readString(PolicyModule.folder().resolve("README.md"));
    Matcher blocks = BLOCKS.matcher(readme);
    if (!blocks.find()) {
      throw new AssertionError("the README of functions/policy has no example with its output");
    }
    return new ReadmeExample(blocks.group("source"), blocks.group("output"));
  }
}
