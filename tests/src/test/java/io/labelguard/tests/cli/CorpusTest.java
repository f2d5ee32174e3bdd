package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.labelguard.tests.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Worlds that were made from public configurations, each with what an audit must find. Their
/// `README.md` says where each is from, and the form of what stands beside them.
class CorpusTest {

  private static final Path CORPUS =
      Repository.root().resolve("tests/src/test/resources/corpus").toAbsolutePath();
  private static final String WORLD = ".json";
  private static final String EXPECTED = ".expected";
  private static final int LEAST_JOBS = 30;

  /// Notes of these checks say only what a world was not made for.
  private static final Set<String> OF_OTHER_QUESTIONS = Set.of("", "LG207");

  private static final List<String> CHECKS =
      List.of(
          "LG101", "LG102", "LG103", "LG104", "LG105", "LG106", "LG107", "LG201", "LG202", "LG203",
          "LG204", "LG205", "LG206", "LG208", "LG209", "LG210", "LG211", "LG212", "LG301", "LG302",
          "LG303", "LG304", "LG305", "LG401", "LG402", "LG404", "LG801");

  @ParameterizedTest
  @MethodSource("worlds")
  void anAuditFindsWhatStandsBesideTheWorldAndNothingElse(String name) {
    Command audit = audit(name);
    assertThat(audit.err()).isEmpty();
    assertThat(printed(audit)).containsExactlyInAnyOrderElementsOf(expected(name));
  }

  @Test
  void everyWorldHasAFileBesideItAndEveryFileAWorld() {
    assertThat(names(EXPECTED)).isEqualTo(names(WORLD));
  }

  @Test
  void everyWorldIsInTheTableOfTheReadme() {
    assertThat(lines(CORPUS.resolve("README.md")))
        .filteredOn(line -> line.startsWith("| `"))
        .extracting(line -> line.substring(3, line.indexOf('`', 3)))
        .containsExactlyInAnyOrderElementsOf(worlds());
  }

  @Test
  void theCorpusHasJobsEnoughAndAsManyFineAsNot() {
    int all = 0;
    int fine = 0;
    for (String name : worlds()) {
      List<String> expected = expected(name);
      for (JsonNode job : world(name).path("jobs")) {
        String member = " job=" + job.path("LabelingJobName").asText();
        boolean found =
            expected.stream()
                .filter(line -> line.startsWith("LG"))
                .anyMatch(line -> (line + " ").contains(member + " "));
        all++;
        fine += found ? 0 : 1;
      }
    }
    assertThat(all).isGreaterThanOrEqualTo(LEAST_JOBS);
    assertThat(fine).isGreaterThanOrEqualTo(all - fine);
  }

  @Test
  void everyCheckThatReadsAWorldFindsSomething() {
    assertThat(worlds().stream().flatMap(name -> expected(name).stream()))
        .filteredOn(line -> line.startsWith("LG"))
        .extracting(line -> line.substring(0, line.indexOf(' ')))
        .containsAll(CHECKS);
  }

  static SortedSet<String> worlds() {
    return names(WORLD);
  }

  /// Manifests are read in the buckets that have objects.
  private static Command audit(String name) {
    List<Object> words =
        new ArrayList<>(
            List.of("audit", "--format", "json", "--world", CORPUS.resolve(name + WORLD)));
    String withObjects =
        world(name)
            .path("buckets")
            .valueStream()
            .filter(bucket -> bucket.has("objects"))
            .map(bucket -> bucket.path("name").asText())
            .collect(Collectors.joining(","));
    if (!withObjects.isEmpty()) {
      words.addAll(List.of("--read-manifests", withObjects));
    }
    return Command.run(words.toArray());
  }

  private static List<String> printed(Command audit) {
    List<String> printed = new ArrayList<>();
    printed.add("exit " + audit.exit());
    audit.lines("finding").stream().map(CorpusTest::finding).forEach(printed::add);
    audit.lines("note").stream()
        .filter(note -> !OF_OTHER_QUESTIONS.contains(note.path("check").asText()))
        .map(note -> "note " + note.path("check").asText() + " " + note.path("job").asText())
        .map(String::strip)
        .distinct()
        .forEach(printed::add);
    return printed;
  }

  private static String finding(JsonNode finding) {
    Stream<String> members =
        Stream.of("job", "bucket", "team", "path", "resource")
            .filter(finding::has)
            .map(member -> member + "=" + finding.path(member).asText());
    Stream<String> lists =
        Stream.concat(list("actions", finding, "actions"), list("keys", finding, "unknownKeys"));
    return Stream.of(
            Stream.of(finding.path("check").asText(), finding.path("severity").asText()),
            members,
            lists)
        .flatMap(each -> each)
        .collect(Collectors.joining(" "));
  }

  private static Stream<String> list(String name, JsonNode finding, String member) {
    String texts =
        finding.path(member).valueStream().map(JsonNode::asText).collect(Collectors.joining(","));
    return texts.isEmpty() ? Stream.empty() : Stream.of(name + "=" + texts);
  }

  private static List<String> expected(String name) {
    return lines(CORPUS.resolve(name + EXPECTED));
  }

  private static JsonNode world(String name) {
    return Command.tree(String.join("\n", lines(CORPUS.resolve(name + WORLD))));
  }

  private static SortedSet<String> names(String ending) {
    try (Stream<Path> files = Files.list(CORPUS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(ending))
          .map(file -> file.substring(0, file.length() - ending.length()))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
