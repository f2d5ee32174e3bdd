package io.labelguard.benchmarks;

import static java.util.stream.Collectors.joining;

import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.json.MalformedJsonException;
import io.labelguard.policy.model.Policy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.stream.Stream;

/// Pairs to compare, each a policy against a change of itself.
final class PolicyPairs {

  private static final int JOINED = 8;

  /// A policy before and after a change.
  record Pair(Policy before, Policy after) {}

  private PolicyPairs() {}

  /// The policies of the evaluation's case tables, most of one or two statements, and the two of
  /// the peer.
  static List<Pair> small() {
    SequencedSet<String> texts = new LinkedHashSet<>();
    texts.add(Peers.text("vpc-deny"));
    texts.add(Peers.text("20kb"));
    for (String table : tables()) {
      policies(table).forEach(policy -> texts.add(policy.span().of(table)));
    }
    return pairs(texts);
  }

  /// The statements of eight neighbouring cases at a time as one policy: more kinds of principals,
  /// keys and operators in one than policies in use have.
  static List<Pair> mixed() {
    SequencedSet<String> texts = new LinkedHashSet<>();
    for (String table : tables()) {
      List<Json.Obj> policies = policies(table);
      for (int from = 0; from < policies.size(); from += JOINED) {
        texts.add(
            policies.subList(from, Math.min(from + JOINED, policies.size())).stream()
                .flatMap(PolicyPairs::statements)
                .map(statement -> statement.span().of(table))
                .collect(joining(",", "{\"Version\":\"2012-10-17\",\"Statement\":[", "]}")));
      }
    }
    return pairs(texts);
  }

  private static List<Pair> pairs(SequencedSet<String> texts) {
    List<Pair> pairs = new ArrayList<>();
    for (String text : texts) {
      for (String changed : changes(text)) {
        if (!changed.equals(text)) {
          pairs.add(new Pair(Peers.policy(text), Peers.policy(changed)));
        }
      }
    }
    return List.copyOf(pairs);
  }

  /// One statement turned over, one action widened to all, one pattern narrowed to a name, one
  /// endpoint or address altered.
  private static List<String> changes(String text) {
    boolean denies = text.contains("\"Deny\"");
    return List.of(
        text.replaceFirst(denies ? "\"Deny\"" : "\"Allow\"", denies ? "\"Allow\"" : "\"Deny\""),
        text.replaceFirst("\"s3:[A-Z][A-Za-z]*\"", "\"s3:*\""),
        text.replaceFirst("/\\*\"", "\""),
        text.replaceFirst("\"(vpce?-|10\\.|192\\.|203\\.)", "\"$10"));
  }

  private static List<String> tables() {
    Path tables =
        Peers.directory().resolve("../../../functions/policy/src/test/resources/evaluate");
    try (Stream<Path> files = Files.list(tables)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(Peers::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Json.Obj> policies(String table) {
    try {
      return items(JsonReader.read(table))
          .map(row -> ((Json.Obj) row).all("policy").getFirst())
          .filter(Json.Obj.class::isInstance)
          .map(Json.Obj.class::cast)
          .toList();
    } catch (MalformedJsonException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stream<Json> statements(Json.Obj policy) {
    return policy.all("Statement").stream().flatMap(PolicyPairs::items);
  }

  private static Stream<Json> items(Json value) {
    return value instanceof Json.Arr list ? list.items().stream() : Stream.of(value);
  }
}
