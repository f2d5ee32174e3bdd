package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.check.Checks;
import io.labelguard.policy.model.LintRule;
import io.labelguard.tests.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainTest {

  private static final Pattern ID = Pattern.compile("\\bLG\\d{3}\\b");
  private static final Pattern TEXT = Pattern.compile(".*\\.(?:md|txt|json|jsonl)");

  @TempDir Path folder;

  @Test
  void everyIdThatACommandCanPrintHasItsPageInTheJar() throws IOException {
    Set<String> ids = printedIds();
    Checks.ALL.forEach(check -> ids.add(check.id().text()));
    Stream.of(LintRule.values()).forEach(rule -> ids.add(rule.id()));

    assertThat(ids).hasSizeGreaterThan(11);
    for (String id : ids) {
      Command run = Command.run("explain", id);

      assertThat(run.exit()).as(id).isZero();
      assertThat(run.out()).startsWith(id + ": ");
    }
  }

  /// The ids in everything that shows what is printed: goldens, pages, events and case tables.
  private static Set<String> printedIds() throws IOException {
    Set<String> ids = new TreeSet<>();
    for (Path file : goldens()) {
      ID.matcher(Files.readString(file)).results().map(MatchResult::group).forEach(ids::add);
    }
    assertThat(ids).contains("LG101", "LG403", "LG801");
    return ids;
  }

  private static List<Path> goldens() throws IOException {
    List<Path> goldens = new ArrayList<>(List.of(Repository.root().resolve("README.md")));
    for (String folder : List.of("docs", "events", "tests/src/test/resources")) {
      addFiles(Repository.root().resolve(folder), goldens);
    }
    try (Stream<Path> modules = Files.list(Repository.root().resolve("functions"))) {
      for (Path module : modules.sorted().toList()) {
        Path resources = module.resolve("src/test/resources");
        if (Files.isDirectory(resources)) {
          addFiles(resources, goldens);
        }
      }
    }
    return goldens;
  }

  private static void addFiles(Path folder, List<Path> files) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      all.filter(file -> TEXT.matcher(file.toString()).matches()).forEach(files::add);
    }
  }

  @Test
  void anUnknownCheckIsBadInput() {
    Command run = Command.run("explain", "LG999");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("there is no check LG999");
  }

  @Test
  void everyPageHasAHeadThatSaysWhatWhyAndFix() {
    Set<String> ids = new TreeSet<>();
    Checks.ALL.forEach(check -> ids.add(check.id().text()));
    Stream.of(LintRule.values()).forEach(rule -> ids.add(rule.id()));
    for (String id : ids) {
      String out = Command.run("explain", id).out();

      assertThat(out)
          .as(id)
          .containsPattern(
              Pattern.compile(
                  "^"
                      + id
                      + ": .+\\s\\(\\w.+\\)\n\nWhat {2}Flags \\S.*\n\nWhy {3}\\S.*\n\nFix {3}\\S",
                  Pattern.DOTALL))
          .endsWith("\nMore, with examples: labelguard explain " + id + " --all\n");
      assertThat(out.lines())
          .as(id)
          .allSatisfy(line -> assertThat(line.length() <= 80 || line.contains("`")).isTrue());
    }
  }

  @Test
  void theRestOfAPageComesWithAll() {
    String head = Command.run("explain", "lg401").out();
    String all = Command.run("explain", "LG401", "--all").out();

    assertThat(head).doesNotContain("arn:aws:s3:::");
    assertThat(all)
        .startsWith(head.substring(0, head.indexOf("\nMore, ")))
        .contains("A job of us-east-1, and the endpoint of eu-west-1\n")
        .contains("      \"Action\": ", "Sources")
        .doesNotContain("```", "\n## ");
  }

  @Test
  void aPageInJsonIsItsMarkdown() {
    Command run = Command.run("explain", "LG101", "--format", "json");

    assertThat(run.lines()).hasSize(1);
    assertThat(run.lines().getFirst().path("text").asText()).startsWith("# LG101: ");
  }

  @Test
  void eachStatementSaysElementByElementWhyItHolds() {
    Path policy =
        Command.file(
            folder,
            "p.json",
            """
            {"Version":"2012-10-17","Statement":[{"Sid":"OnlyOurs","Effect":"Deny","Principal":"*",
             "Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*",
             "Condition":{"StringNotEquals":{"aws:SourceVpce":"vpce-1"}}}]}\
            """);
    Path request =
        Command.file(
            folder,
            "r.json",
            """
            {"principal":"arn:aws:iam::111122223333:role/R","kind":"role","action":"s3:GetObject",
             "resource":"arn:aws:s3:::b/k","resourceAccount":"111122223333",
             "context":{"aws:SourceVpce":"vpce-2"}}\
            """);
    Command run = Command.run("explain", "--policy", policy, "--request", request);

    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .isEqualTo(
            """
            Denied by statement 1 "OnlyOurs" (line 1).

            Statement 1 "OnlyOurs", Deny: holds
              yes   1 | {"Version":"2012-10-17","Statement":[{"Sid":"OnlyOurs","Effect":"De…
              yes   2 |  "Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*",
              yes   3 |  "Condition":{"StringNotEquals":{"aws:SourceVpce":"vpce-1"}}}]}
                      | aws:SourceVpce is vpce-2, not in [vpce-1]

            Decision: ExplicitlyDenied
            """);
  }

  @Test
  void aPolicyOnOneLineIsShownElementByElement() {
    String policy =
        """
        {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*",\
        "Action":"s3:GetObject","Resource":"arn:aws:s3:::other/*",\
        "Condition":{"StringEquals":{"aws:SourceVpce":"vpce-1"}}},\
        {"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::b/*",\
        "Condition":{"Bool":{"aws:SecureTransport":"true"}}}]}\
        """;
    Path request =
        Command.file(
            folder,
            "r.json",
            """
            {"principal":"arn:aws:iam::111122223333:role/R","kind":"role","action":"s3:GetObject",
             "resource":"arn:aws:s3:::b/k","resourceAccount":"111122223333",
             "context":{"aws:SourceVpce":"vpce-2"},"unknown":["aws:SecureTransport"]}\
            """);
    Command run =
        Command.run(
            "explain", "--policy", Command.file(folder, "p.json", policy), "--request", request);

    assertThat(run.out())
        .isEqualTo(
            """
            Allowed by the caller's identity policies: no Deny of this policy holds.

            Statement 1, Deny: does not hold
              yes   1 | "Principal":"*"
              yes   1 | "Action":"s3:GetObject"
              no    1 | "Resource":"arn:aws:s3:::other/*"
                      | Resource [arn:aws:s3:::other/*] does not cover arn:aws:s3:::b/k
              no    1 | "aws:SourceVpce":"vpce-1"
                      | aws:SourceVpce is vpce-2, not in [vpce-1]

            Statement 2, Allow: may hold
              yes   1 | "Principal":"*"
              yes   1 | "Action":"s3:*"
              yes   1 | "Resource":"arn:aws:s3:::b/*"
              ?     1 | "aws:SecureTransport":"true"
                      | aws:SecureTransport is not known; Bool asks for [true]

            Decision: Allowed
            """);
  }
}
