package io.labelguard.smt;

import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.json.MalformedJsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Pairs of policies to compare, as text.
final class Pairs {

  /// @param name where the pair comes from
  record Pair(String name, String before, String after) {}

  private Pairs() {}

  /// Each policy of the evaluation's case tables against a change of itself, the changes in turn,
  /// and against the next policy of its table.
  static List<Pair> ofTheCaseTables() throws IOException, MalformedJsonException {
    Path tables =
        Path.of(System.getProperty("labelguard.root", "../.."))
            .resolve("functions/policy/src/test/resources/evaluate");
    List<Pair> pairs = new ArrayList<>();
    for (Path table : files(tables)) {
      List<String> texts = new ArrayList<>(policies(Files.readString(table)));
      for (int at = 0; at < texts.size(); at++) {
        String text = texts.get(at);
        String name = table.getFileName() + " " + at;
        change(text, at)
            .ifPresent(changed -> pairs.add(new Pair(name + " changed", text, changed)));
        pairs.add(new Pair(name + " and next", text, texts.get((at + 1) % texts.size())));
      }
    }
    return pairs;
  }

  private static Optional<String> change(String text, int turn) {
    boolean denies = text.contains("\"Deny\"");
    List<String> changes =
        List.of(
            text.replaceFirst(denies ? "\"Deny\"" : "\"Allow\"", denies ? "\"Allow\"" : "\"Deny\""),
            text.replaceFirst("\"s3:[A-Z][A-Za-z]*\"", "\"s3:*\""),
            text.replaceFirst("/\\*\"", "\""),
            text.replaceFirst("\"(vpce?-|10\\.|192\\.|203\\.)", "\"$10"),
            text.replaceFirst(
                "\"Condition\": *\\{", "\"Condition\":{\"Null\":{\"aws:Added\":\"true\"},"),
            text.replaceFirst("\"(String|Numeric|Date)Not?(Equals|Like)", "\"$1$2"),
            text.replaceFirst("Equals(IfExists)?\"", "EqualsIfExists\""),
            text.replaceFirst(
                "\"Principal\": *\"\\*\"", "\"Principal\":{\"AWS\":\"111122223333\"}"));
    for (int at = 0; at < changes.size(); at++) {
      String changed = changes.get((turn + at) % changes.size());
      if (!changed.equals(text)) {
        return Optional.of(changed);
      }
    }
    return Optional.empty();
  }

  private static Set<String> policies(String table) throws MalformedJsonException {
    Set<String> texts = new LinkedHashSet<>();
    if (JsonReader.read(table) instanceof Json.Arr rows) {
      for (Json row : rows.items()) {
        ((Json.Obj) row)
            .all("policy").stream()
                .filter(Json.Obj.class::isInstance)
                .forEach(policy -> texts.add(policy.span().of(table)));
      }
    }
    return texts;
  }

  /// The pairs of a folder: `X/NAME.json` beside `mutations/X/NAME/*.json`, and
  /// `NAME/original.json` beside `NAME/mutated*.json`.
  static List<Pair> in(Path folder) throws IOException {
    List<Pair> pairs = new ArrayList<>();
    for (Path original : files(folder)) {
      Path relative = folder.relativize(original);
      String name = original.getFileName().toString().replaceFirst("\\.json$", "");
      if (relative.startsWith("mutations")) {
        continue;
      }
      List<Path> mutants =
          new ArrayList<>(
              files(folder.resolve("mutations").resolve(relative).resolveSibling(name)));
      if (name.equals("original")) {
        files(original.resolveSibling(".")).stream()
            .filter(each -> each.getFileName().toString().startsWith("mutated"))
            .forEach(mutants::add);
      }
      for (Path mutant : mutants) {
        pairs.add(
            new Pair(
                folder.relativize(mutant).toString(),
                Files.readString(original),
                Files.readString(mutant)));
      }
    }
    return pairs;
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }
}
