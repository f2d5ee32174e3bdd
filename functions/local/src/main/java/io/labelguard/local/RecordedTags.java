package io.labelguard.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads a bucket's tags from the requestParameters of a CloudTrail record.
///
/// The records of TagResource and UntagResource are inferred, see `events/README.md`.
final class RecordedTags {

  private RecordedTags() {}

  /// Returns the tags in the record of a PutBucketTagging, which replace all others.
  static SortedMap<String, String> inBucketTagging(JsonNode parameters) {
    return tags(parameters.path("Tagging").path("TagSet").path("Tag"));
  }

  /// Returns tags after a TagResource, which adds tags and changes those whose key it names.
  ///
  /// @see <a
  ///     href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_TagResource.html">TagResource</a>
  static SortedMap<String, String> added(Map<String, String> before, JsonNode parameters) {
    SortedMap<String, String> after = new TreeMap<>(before);
    after.putAll(tags(parameters.path("TagResourceRequest").path("Tags").path("Tag")));
    return after;
  }

  /// Returns tags after an UntagResource, which removes those whose key it names.
  ///
  /// @see <a
  ///     href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_UntagResource.html">UntagResource</a>
  static SortedMap<String, String> removed(Map<String, String> before, JsonNode parameters) {
    SortedMap<String, String> after = new TreeMap<>(before);
    each(parameters.path("tagKeys")).forEach(key -> after.remove(unescaped(key.asText())));
    return after;
  }

  /// Returns an ARN or the key of a tag without the escapes that a URL has for `:` and `/`.
  static String unescaped(String part) {
    return part.replaceAll("(?i)%3a", ":").replaceAll("(?i)%2f", "/");
  }

  private static SortedMap<String, String> tags(JsonNode tags) {
    SortedMap<String, String> found = new TreeMap<>();
    each(tags).forEach(tag -> found.put(tag.path("Key").asText(), tag.path("Value").asText()));
    found.remove("");
    return found;
  }

  /// The record writes the XML of the request as JSON: one member is itself, several are a list.
  private static Iterable<JsonNode> each(JsonNode members) {
    return members.isArray() ? members : List.of(members);
  }
}
