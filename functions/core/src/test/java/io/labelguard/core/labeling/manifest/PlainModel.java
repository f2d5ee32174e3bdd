package io.labelguard.core.labeling.manifest;

import io.labelguard.core.labeling.S3Location;
import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.json.MalformedJsonException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a manifest says, read slowly: each line as a tree.
final class PlainModel {

  private static final Pattern REFERENCE = Pattern.compile("(?s)(s3://[^/]+/(?:.*/)?)[^/]*");

  long total;
  long source;
  long reference;
  long bad;
  long badReferences;
  final NavigableSet<String> prefixes = new TreeSet<>();
  final NavigableSet<String> sequences = new TreeSet<>();

  static PlainModel of(byte[] manifest) {
    PlainModel model = new PlainModel();
    String bytes = new String(manifest, StandardCharsets.ISO_8859_1);
    for (String line : bytes.replaceFirst("^\u00ef\u00bb\u00bf", "").split("\n", -1)) {
      if (!line.matches("[ \t\r]*")) {
        model.line(line.getBytes(StandardCharsets.ISO_8859_1));
      }
    }
    return model;
  }

  private void line(byte[] line) {
    total++;
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
      if (JsonReader.read(text) instanceof Json.Obj object) {
        object(object);
        return;
      }
    } catch (CharacterCodingException | MalformedJsonException _) {
      // Counted below.
    }
    bad++;
  }

  private void object(Json.Obj object) {
    if (!object.all("source-ref").isEmpty()) {
      reference++;
    } else if (!object.all("source").isEmpty()) {
      source++;
    }
    for (Json.Member member : object.members()) {
      String name = member.name().value();
      if (name.endsWith("-ref")) {
        Optional<String> prefix = named(member.value(), "");
        prefix.ifPresent(prefixes::add);
        if (name.equals("source-ref")) {
          badReferences += prefix.isEmpty() ? 1 : 0;
          sequence(member.value());
        }
      } else if (name.equals("source-ref-metadata") && member.value() instanceof Json.Obj data) {
        for (Json each : data.all("prefix")) {
          Optional<String> prefix = named(each, "/");
          prefix.ifPresent(prefixes::add);
          badReferences += prefix.isEmpty() ? 1 : 0;
        }
      }
    }
  }

  private void sequence(Json value) {
    if (value instanceof Json.Str text
        && text.value().endsWith(".json")
        && named(value, "").isPresent()) {
      sequences.add(text.value());
    }
  }

  /// @param end what a prefix may lack
  private static Optional<String> named(Json value, String end) {
    if (!(value instanceof Json.Str text)) {
      return Optional.empty();
    }
    // Half a character of an escape becomes a question mark, as everywhere that Java writes UTF-8.
    String valid =
        new String(text.value().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    String uri = valid.endsWith(end) ? valid : valid + end;
    Matcher matcher = REFERENCE.matcher(uri);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /// Returns the same of a scan, to be compared.
  static List<Object> seen(ManifestSummary summary) {
    LineCounts lines = summary.lines();
    return List.of(
        lines.total(),
        lines.source(),
        lines.reference(),
        lines.bad(),
        summary.badReferences(),
        summary.prefixes().stream().map(S3Location::uri).toList(),
        summary.sequences().first().stream().map(S3Location::uri).toList());
  }

  List<Object> seen() {
    return List.of(
        total,
        source,
        reference,
        bad,
        badReferences,
        new ArrayList<>(prefixes),
        new ArrayList<>(sequences));
  }
}
