package io.labelguard.tests.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A page of `docs/checks` about lint rules: each case is a heading, a `json policy` block and the
/// `text lint` block with what `labelguard lint policy.json` prints for it.
record LintPage(String text, List<Case> cases) {

  private static final Pattern CASE =
      Pattern.compile(
          """
          ## (?<heading>.+)

          ```json policy.*
          (?<policy>(?:(?!```).*\\n)+)```

          ```text lint
          (?<output>(?:(?!```).*\\n)*)```
          """);

  record Case(String heading, String policy, String output) {}

  static LintPage read(Path file) throws IOException {
    String text = Files.readString(file);
    List<Case> cases = new ArrayList<>();
    Matcher matcher = CASE.matcher(text);
    while (matcher.find()) {
      cases.add(
          new Case(
              matcher.group("heading"),
              expanded(matcher.group("policy")),
              matcher.group("output")));
    }
    long blocks = text.lines().filter("```text lint"::equals).count();
    if (blocks != cases.size()) {
      throw new AssertionError(file + ": a case is a heading, its policy and its output");
    }
    return new LintPage(text, cases);
  }

  /// Returns the page with new outputs in its blocks.
  String withOutputs(UnaryOperator<String> lint) {
    return CASE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(written(found, lint)));
  }

  private static String written(MatchResult found, UnaryOperator<String> lint) {
    String head = found.group().substring(0, found.start("output") - found.start());
    return head + lint.apply(expanded(found.group("policy"))) + "\n```\n";
  }

  /// A page writes `x{20481}` for so many of one character.
  private static String expanded(String policy) {
    return Pattern.compile("(?<one>.)\\{(?<count>[0-9]+)\\}")
        .matcher(policy)
        .replaceAll(found -> found.group("one").repeat(Integer.parseInt(found.group("count"))));
  }
}
