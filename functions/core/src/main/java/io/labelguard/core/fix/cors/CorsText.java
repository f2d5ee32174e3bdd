package io.labelguard.core.fix.cors;

import io.labelguard.core.fix.UnifiedDiff;
import io.labelguard.core.labeling.CorsRule;
import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.json.MalformedJsonException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The CORS rules of a bucket as the text that records keep: a JSON list with one rule on a line,
/// in S3's order. A bucket without rules has an empty list.
public final class CorsText {

  private CorsText() {}

  /// Returns the text of some rules.
  public static String of(List<CorsRule> rules) {
    return rules.isEmpty() ? "[]" : "[\n" + String.join(",\n", lines(rules)) + "\n]";
  }

  /// Returns the rules of a text; empty where it is not one of [#of].
  public static Optional<List<CorsRule>> rules(String text) {
    try {
      return JsonReader.read(text) instanceof Json.Arr(List<Json> items, _)
          ? Optional.of(items.stream().map(CorsText::rule).toList())
              .filter(rules -> of(rules).equals(text))
          : Optional.empty();
    } catch (MalformedJsonException _) {
      return Optional.empty();
    }
  }

  private static CorsRule rule(Json item) {
    return new CorsRule(
        values(item, "ID").flatMap(CorsText::text).findFirst(),
        texts(item, "AllowedOrigins"),
        texts(item, "AllowedMethods"),
        texts(item, "AllowedHeaders"),
        texts(item, "ExposeHeaders"),
        values(item, "MaxAgeSeconds").flatMap(CorsText::number).findFirst(),
        Collections.emptySortedSet());
  }

  private static List<String> texts(Json item, String name) {
    return values(item, name)
        .flatMap(
            value ->
                value instanceof Json.Arr(List<Json> texts, _)
                    ? texts.stream().flatMap(CorsText::text)
                    : Stream.empty())
        .toList();
  }

  private static Stream<Json> values(Json item, String name) {
    return item instanceof Json.Obj rule ? rule.all(name).stream() : Stream.empty();
  }

  private static Stream<String> text(Json value) {
    return value instanceof Json.Str(String text, _) ? Stream.of(text) : Stream.empty();
  }

  private static Stream<Integer> number(Json value) {
    return value instanceof Json.Num(String literal, _) && literal.matches("[0-9]{1,9}")
        ? Stream.of(Integer.valueOf(literal))
        : Stream.empty();
  }

  /// Returns the rules that the second of two texts has and the first has not; empty where one of
  /// them cannot be read.
  public static Optional<List<CorsRule>> added(String before, String after) {
    return rules(before)
        .flatMap(
            old ->
                rules(after).map(now -> now.stream().filter(rule -> !old.contains(rule)).toList()));
  }

  /// Returns the unified diff of two texts, one rule a line; empty where they are the same.
  public static String diff(String before, String after) {
    return UnifiedDiff.of("CORS rules before", "CORS rules after", lines(before), lines(after));
  }

  private static List<String> lines(String text) {
    return rules(text).map(CorsText::lines).orElseGet(() -> text.lines().toList());
  }

  private static List<String> lines(List<CorsRule> rules) {
    return rules.stream().map(CorsRule::json).toList();
  }
}
