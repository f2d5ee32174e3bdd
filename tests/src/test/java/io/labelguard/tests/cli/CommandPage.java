package io.labelguard.tests.cli;

import io.labelguard.tests.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.parser.Parser;

/// Reads a page of the documentation: the commands of its `sh` blocks, and the code in its text.
///
/// @param commands in the order of the page
/// @param spans what is between backticks in sentences and tables
record CommandPage(List<ShellCommand> commands, List<String> spans) {

  private static final Set<String> OTHER_SHELLS = Set.of("bash", "shell", "zsh", "console");

  /// A word in which a shell replaces nothing, a comment, or `&&`.
  private static final Pattern WORD =
      Pattern.compile(
          "\\s*(?:'(?<raw>[^']*)'|\"(?<quoted>[^\"$`\\\\]*)\"|(?<comment>#.*)"
              + "|(?<bare>[^\\s'\"#$`\\\\|&;<>(){}*?~][^\\s'\"$`\\\\|&;<>(){}*?]*)|(?<and>&&))"
              + "(?=\\s|$)");

  private static final Pattern EXIT_CODE = Pattern.compile("exit code ([0-9]+)");

  /// One command.
  ///
  /// @param line its line of the page, with the lines that continue it
  /// @param words the program and its arguments
  /// @param exit the exit code that the line's comment names, or else 0
  record ShellCommand(String line, List<String> words, int exit) {
    ShellCommand {
      words = List.copyOf(words);
      if (words.isEmpty() || exit < 0 || exit > 1) {
        throw new IllegalArgumentException("a page shows commands that end with 0 or 1: " + line);
      }
    }
  }

  CommandPage {
    commands = List.copyOf(commands);
    spans = List.copyOf(spans);
  }

  /// Returns the pages whose commands must run: README.md, that of docs/examples and all of
  /// docs/how-to.
  static List<Path> files() throws IOException {
    Path root = Repository.root();
    try (Stream<Path> pages = Files.list(root.resolve("docs/how-to"))) {
      return Stream.concat(
              Stream.of(root.resolve("README.md"), root.resolve("docs/examples/README.md")),
              pages.filter(page -> page.toString().endsWith(".md")).sorted())
          .toList();
    }
  }

  /// Reads a page.
  ///
  /// @throws IllegalArgumentException where a line needs more of a shell than words and `&&`
  static CommandPage read(Path file) throws IOException {
    return parse(Files.readString(file));
  }

  /// Reads a page's text, as [#read] does.
  static CommandPage parse(String page) {
    List<ShellCommand> commands = new ArrayList<>();
    List<String> spans = new ArrayList<>();
    Parser.builder()
        .build()
        .parse(page)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(FencedCodeBlock block) {
                commands.addAll(commands(block));
              }

              @Override
              public void visit(Code code) {
                spans.add(code.getLiteral());
              }
            });
    return new CommandPage(commands, spans);
  }

  private static List<ShellCommand> commands(FencedCodeBlock block) {
    if (OTHER_SHELLS.contains(block.getInfo())) {
      throw new IllegalArgumentException("mark commands with sh, not with " + block.getInfo());
    }
    if (!block.getInfo().equals("sh")) {
      return List.of();
    }
    return block.getLiteral().replace("\\\n", " ").lines().flatMap(CommandPage::commands).toList();
  }

  private static Stream<ShellCommand> commands(String line) {
    Stream.Builder<ShellCommand> commands = Stream.builder();
    List<String> words = new ArrayList<>();
    int exit = 0;
    int end = line.stripTrailing().length();
    Matcher word = WORD.matcher(line);
    for (int at = 0; at < end; at = word.end()) {
      if (!word.region(at, end).lookingAt()) {
        throw new IllegalArgumentException(
            "write it with words, quotes and && alone: " + line.substring(at));
      }
      if (word.group("and") != null) {
        commands.add(new ShellCommand(line.strip(), words, 0));
        words.clear();
      } else if (word.group("comment") != null) {
        exit = exit(word.group("comment"));
      } else {
        words.add(text(word));
      }
    }
    boolean isEmpty = line.isBlank() || line.strip().startsWith("#");
    return isEmpty
        ? Stream.empty()
        : commands.add(new ShellCommand(line.strip(), words, exit)).build();
  }

  private static int exit(String comment) {
    Matcher named = EXIT_CODE.matcher(comment);
    return named.find() ? Integer.parseInt(named.group(1)) : 0;
  }

  private static String text(Matcher word) {
    return Stream.of("raw", "quoted", "bare")
        .map(word::group)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow();
  }
}
