package io.labelguard.benchmarks;

import io.labelguard.benchmarks.PolicyPairs.Pair;
import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Pairs of an original policy and a mutant of it, from a folder that the user gives.
///
/// Two layouts are known: that of the samples of Quacky (`X/NAME.json` beside
/// `mutations/X/NAME/*.json`, whatever folders X is), and `NAME/original.json` beside
/// `NAME/mutated*.json`.
final class FolderPairs {

  private final List<Pair> pairs = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final List<String> skipped = new ArrayList<>();

  private FolderPairs() {}

  static FolderPairs in(Path folder) throws IOException {
    FolderPairs found = new FolderPairs();
    for (Path original : json(folder)) {
      Path relative = folder.relativize(original);
      if (relative.startsWith("mutations")) {
        continue;
      }
      String name = nameOf(original).replaceFirst("\\.json$", "");
      for (Path mutant : json(folder.resolve("mutations").resolve(relative).resolveSibling(name))) {
        found.add(folder, original, mutant);
      }
      if (name.equals("original")) {
        for (Path mutant : json(original.resolveSibling("."))) {
          if (nameOf(mutant).startsWith("mutated")) {
            found.add(folder, original, mutant);
          }
        }
      }
    }
    return found;
  }

  List<Pair> pairs() {
    return List.copyOf(pairs);
  }

  /// The mutants' names, one for each pair.
  List<String> names() {
    return List.copyOf(names);
  }

  /// What could not be read as a pair of AWS policies, with the reason.
  List<String> skipped() {
    return List.copyOf(skipped);
  }

  private void add(Path folder, Path original, Path mutant) throws IOException {
    String name = String.valueOf(folder.relativize(mutant));
    try {
      Pair pair = new Pair(read(original), read(mutant));
      pairs.add(pair);
      names.add(name);
    } catch (MalformedPolicyException e) {
      skipped.add(name + ": " + e.getMessage());
    }
  }

  private static String nameOf(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static Policy read(Path file) throws IOException, MalformedPolicyException {
    return PolicyReader.liveOrIdentity(Files.readString(file));
  }

  private static List<Path> json(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }
}
