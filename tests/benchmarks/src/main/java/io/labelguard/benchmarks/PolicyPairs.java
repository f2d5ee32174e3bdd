package io.labelguard.benchmarks;

import io.labelguard.core.policy.Json;
import io.labelguard.core.policy.JsonReader;
import io.labelguard.core.policy.MalformedJsonException;
import io.labelguard.core.policy.Policy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.stream.Stream;

/// Pairs to compare: the policies of the evaluation's case tables and the two of the peer, each
/// against four changes of itself.
final class PolicyPairs {

  /// A policy before and after a change.
  record Pair(Policy before, Policy after) {}

  private PolicyPairs() {}

  static List<Pair> all() {
    List<Pair> pairs = new ArrayList<>();
    for (String text : texts()) {
      for (String changed : changes(text)) {
        if (!changed.equals(text)) {
          pairs.add(new Pair(Peers.policy(text), Peers.policy(changed)));
        }
      }
    }
    return List.copyOf(pairs);
  }

  /// One statement turned over, one action widened to all, one pattern narrowed to a name, one
  /// value in a list of endpoints or addresses altered.
  private static List<String> changes(String text) {
    boolean denies = text.contains("\"Deny\"");
    return List.of(
        text.replaceFirst(denies ? "\"Deny\"" : "\"Allow\"", denies ? "\"Allow\"" : "\"Deny\""),
        text.replaceFirst("\"s3:[A-Z][A-Za-z]*\"", "\"s3:*\""),
        text.replaceFirst("/\\*\"", "\""),
        text.replaceFirst("\"(vpce?-|10\\.|192\\.|203\\.)", "\"$10"));
  }

  private static SequencedSet<String> texts() {
    SequencedSet<String> texts = new LinkedHashSet<>();
    texts.add(Peers.text("vpc-deny"));
    texts.add(Peers.text("20kb"));
    Path tables = Peers.directory().resolve("../../../functions/core/src/test/resources/evaluate");
    try (Stream<Path> files = Files.list(tables)) {
      files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .forEach(file -> addPolicies(Peers.read(file), texts));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }

  private static void addPolicies(String table, SequencedSet<String> texts) {
    try {
      if (JsonReader.read(table) instanceof Json.Arr(List<Json> rows, var _)) {
        for (Json row : rows) {
          if (row instanceof Json.Obj object
              && object.all("policy").getFirst() instanceof Json.Obj policy) {
            texts.add(policy.span().of(table));
          }
        }
      }
    } catch (MalformedJsonException e) {
      throw new IllegalStateException(e);
    }
  }
}
