package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.cli.Main;
import io.labelguard.core.redrive.Part;
import io.labelguard.local.world.World;
import io.labelguard.tests.Repository;
import io.labelguard.tests.cli.CommandPage.ShellCommand;
import io.labelguard.tests.packaged.LocalTable;
import io.labelguard.tests.template.StateTableTags;
import io.labelguard.tests.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/// Runs the commands of README.md, docs/examples and docs/how-to as they are written, from the root
/// of the repository and in the order of the page.
///
/// A command ends with 0 unless the comment on its line says `exit code 1`. A page begins with an
/// empty `/tmp`, and the account of the credentials holds docs/examples/world.json, the state table
/// [#TABLE] and a stack whose dead-letter queues are empty.
class PageCommandsTest {

  private static final String TABLE = "labelguard-StateTable-EXAMPLE";
  private static final String EXAMPLES = "docs/examples";

  /// Programs that are not run here, each with what runs it.
  private static final Map<String, String> RUN_ELSEWHERE =
      Map.of(
          "./mvnw", "./mvnw verify runs this test",
          "tar", ".ci/release unpacks the archive that it made, and runs it",
          "./deploy", "DeployTest runs it with a sam that only notes its options",
          "sam", ".ci/run runs sam validate and sam build; sam deploy needs an account");

  private static final Set<String> COMMANDS = commandLine().getSubcommands().keySet();

  @TempDir Path temporary;

  static List<Path> pages() throws IOException {
    return CommandPage.files();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyCommandEndsAsThePageSays(Path file) throws Exception {
    LocalTable table = new LocalTable(Template.read().properties("StateTable"), TABLE);
    World world = World.read(Repository.root().resolve(EXAMPLES).resolve("world.json"));
    SoftAssertions softly = new SoftAssertions();
    try (CredentialsAccount account = CredentialsAccount.start(world, table.endpoint())) {
      account.aws().state().putTable(TABLE, StateTableTags.of("labelguard"));
      LocalInstallation.deploy(account.aws(), "labelguard", EnumSet.allOf(Part.class));
      for (ShellCommand command : CommandPage.read(file).commands()) {
        check(command, softly);
      }
    } finally {
      table.stop();
    }
    softly.assertAll();
  }

  private void check(ShellCommand command, SoftAssertions softly)
      throws ReflectiveOperationException {
    String program = command.words().getFirst();
    switch (program) {
      case "./labelguard" -> {
        Command run = Command.run(arguments(command));
        softly
            .assertThat(run.exit())
            .as("exit code of %s%n%s%s", command.line(), run.err(), run.out())
            .isEqualTo(command.exit());
      }
      case "aws" ->
          softly.assertThat(AwsCommandLine.problem(command.words())).as(command.line()).isEmpty();
      default -> softly.assertThat(RUN_ELSEWHERE).as(command.line()).containsKey(program);
    }
  }

  private Object[] arguments(ShellCommand command) {
    return command.words().stream().skip(1).map(this::argument).toArray();
  }

  /// The tests' own working directory is another, so files are named in full.
  private Object argument(String word) {
    if (word.startsWith("/tmp/")) {
      return temporary.resolve(word.substring("/tmp/".length()));
    }
    boolean isFile = (word.contains("/") && !word.startsWith("arn:")) || word.endsWith(".json");
    return isFile ? Repository.root().resolve(word) : word;
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyCommandInASentenceHasTheOptionsThatItNames(Path file) throws Exception {
    SoftAssertions softly = new SoftAssertions();
    for (String span : CommandPage.read(file).spans()) {
      List<String> words = List.of(span.split("\\s+"));
      if (words.getFirst().equals("aws")) {
        softly.assertThat(AwsCommandLine.problem(words)).as(span).isEmpty();
      } else if (isOurs(words)) {
        for (List<String> form : forms(span.replaceFirst("^\\./labelguard ", ""))) {
          softly.assertThatCode(() -> parse(form)).as(span).doesNotThrowAnyException();
        }
      }
    }
    softly.assertAll();
  }

  /// A command's name alone is a word of the sentence.
  private static boolean isOurs(List<String> words) {
    return words.size() > 1
        && (words.getFirst().equals("./labelguard") || COMMANDS.contains(words.getFirst()));
  }

  /// Returns each command of a synopsis: `[--reset]` may be given, and `alert|fix` is one of both.
  private static List<List<String>> forms(String synopsis) {
    List<List<String>> forms = List.of(List.of());
    for (String word : synopsis.replaceAll("[\\[\\]]", "").split("\\s+", -1)) {
      List<String> alternatives = List.of(word.split("\\|", -1));
      forms =
          forms.stream()
              .flatMap(form -> alternatives.stream().map(last -> with(form, last)))
              .toList();
    }
    return forms;
  }

  private static List<String> with(List<String> words, String last) {
    return Stream.concat(words.stream(), Stream.of(last)).toList();
  }

  private static void parse(List<String> words) {
    commandLine().parseArgs(words.toArray(String[]::new));
  }

  private static CommandLine commandLine() {
    return new CommandLine(new Main()).setCaseInsensitiveEnumValuesAllowed(true);
  }

  @Test
  void everyExampleFileIsUsedByACommand() throws IOException {
    List<String> words = new ArrayList<>();
    for (Path page : pages()) {
      CommandPage.read(page).commands().forEach(command -> words.addAll(command.words()));
    }
    try (Stream<Path> files = Files.list(Repository.root().resolve(EXAMPLES))) {
      assertThat(files.map(file -> EXAMPLES + "/" + file.getFileName()))
          .filteredOn(file -> !file.endsWith("/README.md"))
          .isNotEmpty()
          .isSubsetOf(words);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "LabelguardCompanion1, check --policy new-policy.json --job job.json",
    "ExplicitlyDenied, explain --policy new-policy.json --request request.json",
    "LG402, lint mistaken-policy.json"
  })
  void theExamplesShowWhatTheirPageSays(String text, String command) {
    Object[] words =
        Stream.of(command.split(" "))
            .map(word -> word.endsWith(".json") ? argument(EXAMPLES + "/" + word) : word)
            .toArray();
    assertThat(Command.run(words).out()).contains(text);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyLineThatLooksLikeACommandIsRead(Path file) throws IOException {
    assertThat(CommandPage.read(file).commands())
        .filteredOn(command -> command.line().startsWith("./labelguard "))
        .hasSameSizeAs(
            Files.readString(file)
                .lines()
                .filter(line -> line.strip().startsWith("./labelguard "))
                .toList());
  }

  @Test
  void theReadmeShowsEachKindOfCommand() throws IOException {
    assertThat(CommandPage.read(Repository.root().resolve("README.md")).commands())
        .filteredOn(command -> command.words().getFirst().equals("./labelguard"))
        .extracting(command -> command.words().get(1))
        .contains("demo", "check", "lint", "explain", "compare", "audit", "replay", "fix", "undo");
  }
}
