package io.labelguard.core.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A page of `docs/checks`: prose, and cases. A heading whose section holds a `json findings` block
/// is a case; its other fenced blocks are inputs and golden outputs.
record CheckPage(Path path, List<String> lines, List<Case> cases) {

  /// One fenced block: its info string, the lines between the fences, and where these begin.
  record Block(String info, int firstLine, List<String> text) {

    String joined() {
      return String.join("\n", text);
    }

    boolean is(String kind) {
      return info.equals(kind) || info.startsWith(kind + " ");
    }
  }

  record Case(String heading, List<Block> blocks) {

    List<Block> all(String kind) {
      return blocks.stream().filter(block -> block.is(kind)).toList();
    }

    Optional<Block> first(String kind) {
      return all(kind).stream().findFirst();
    }
  }

  static CheckPage read(Path path) {
    try {
      List<String> lines = Files.readAllLines(path);
      return new CheckPage(path, lines, cases(lines));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Case> cases(List<String> lines) {
    List<Case> cases = new ArrayList<>();
    String heading = "";
    List<Block> blocks = new ArrayList<>();
    int at = 0;
    while (at < lines.size()) {
      String line = lines.get(at);
      if (line.startsWith("#")) {
        cases.add(new Case(heading, List.copyOf(blocks)));
        blocks.clear();
        heading = line.replaceFirst("#+ *", "");
      } else if (line.startsWith("```")) {
        int end = lines.subList(at + 1, lines.size()).indexOf("```") + at + 1;
        blocks.add(new Block(line.substring(3).strip(), at + 1, lines.subList(at + 1, end)));
        at = end;
      }
      at++;
    }
    cases.add(new Case(heading, List.copyOf(blocks)));
    return cases.stream().filter(each -> each.first("json findings").isPresent()).toList();
  }

  /// Returns the check's id, which the file's name begins with.
  String check() {
    return path.getFileName().toString().substring(0, "LG000".length());
  }

  /// Replaces the text of blocks, given last block first, and writes the page.
  static void rewrite(CheckPage page, List<Replacement> replacements) {
    List<String> lines = new ArrayList<>(page.lines());
    replacements.stream()
        .sorted((a, b) -> Integer.compare(b.block().firstLine(), a.block().firstLine()))
        .forEach(
            replacement -> {
              int from = replacement.block().firstLine();
              lines.subList(from, from + replacement.block().text().size()).clear();
              lines.addAll(from, replacement.text().lines().toList());
            });
    try {
      Files.write(page.path(), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  record Replacement(Block block, String text) {}
}
