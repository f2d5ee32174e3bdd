package io.labelguard.cli.collect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The mail addresses in a world, each with what is written instead: the same everywhere, because a
/// policy may name the session of a person.
record MailAddresses(SortedMap<String, String> replacements) {

  private static final Pattern ADDRESS =
      Pattern.compile("[\\p{L}\\p{N}._+-]++(?:@|%40)[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+");

  static MailAddresses in(JsonNode world) {
    SortedMap<String, String> replacements = new TreeMap<>();
    RedactedTexts.of(world)
        .flatMap(text -> ADDRESS.matcher(text).results())
        .map(MatchResult::group)
        .sorted()
        .distinct()
        .forEach(
            address -> replacements.put(address, "redacted-mail-" + (replacements.size() + 1)));
    return new MailAddresses(replacements);
  }

  String replace(String text) {
    return ADDRESS
        .matcher(text)
        .replaceAll(
            address ->
                Matcher.quoteReplacement(
                    replacements.getOrDefault(address.group(), "redacted-mail")));
  }
}
