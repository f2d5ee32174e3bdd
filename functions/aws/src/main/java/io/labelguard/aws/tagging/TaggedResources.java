package io.labelguard.aws.tagging;

import io.labelguard.aws.signed.AnsweredJson;
import io.labelguard.aws.signed.ServiceAddress;
import io.labelguard.aws.signed.SignedAnswer;
import io.labelguard.aws.signed.SignedCalls;
import io.labelguard.policy.json.JsonWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.servicemetadata.TaggingServiceMetadata;

/// Finds resources by a tag: one call of GetResources for each page.
///
/// @see <a
///     href="https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/API_GetResources.html">GetResources</a>
public final class TaggedResources {

  private static final String TARGET = "ResourceGroupsTaggingAPI_20170126.GetResources";

  /// More pages than an account and Region can have tables for, at 2,500 tables.
  private static final int PAGES = 30;

  private final SignedCalls tagging;

  /// A resource and its tags.
  public record Tagged(String arn, Map<String, String> tags) {
    public Tagged {
      tags = Map.copyOf(tags);
    }
  }

  /// @param tagging calls at [#addressIn], or at another endpoint
  public TaggedResources(SignedCalls tagging) {
    this.tagging = tagging;
  }

  /// Returns the address of the tagging service in a Region.
  public static ServiceAddress addressIn(Region region) {
    return new ServiceAddress(
        "tagging",
        region,
        URI.create("https://" + new TaggingServiceMetadata().endpointFor(region)));
  }

  /// Returns the resources of these types with that tag.
  ///
  /// @param types such as `dynamodb:table`, or a whole service
  /// @param values of the tag, at most 20; none for any
  /// @throws software.amazon.awssdk.core.exception.SdkException where AWS does not answer
  public List<Tagged> all(List<String> types, String key, List<String> values) {
    List<Tagged> resources = new ArrayList<>();
    String next = "";
    for (int page = 0; page < PAGES; page++) {
      SignedAnswer answer = tagging.json(TARGET, request(types, key, values, next));
      if (!answer.ok()) {
        throw answer.jsonFailure();
      }
      if (answer.json().json().isEmpty()) {
        throw SdkClientException.create("the answer is not JSON");
      }
      answer.json().items("ResourceTagMappingList").stream()
          .flatMap(TaggedResources::tagged)
          .forEach(resources::add);
      next = answer.json().text("PaginationToken").orElse("");
      if (next.isEmpty()) {
        return List.copyOf(resources);
      }
    }
    throw SdkClientException.create("the answer has more than " + PAGES + " pages");
  }

  private static String request(List<String> types, String key, List<String> values, String next) {
    return JsonWriter.object(
        out -> {
          out.texts("ResourceTypeFilters", types)
              .objects(
                  "TagFilters",
                  List.of(key),
                  (tag, filter) -> {
                    filter.text("Key", tag);
                    if (!values.isEmpty()) {
                      filter.texts("Values", values);
                    }
                  });
          if (!next.isEmpty()) {
            out.text("PaginationToken", next);
          }
        });
  }

  private static Stream<Tagged> tagged(AnsweredJson resource) {
    Map<String, String> tags = new LinkedHashMap<>();
    for (AnsweredJson tag : resource.items("Tags")) {
      tag.text("Key")
          .ifPresent(key -> tag.text("Value").ifPresent(value -> tags.putIfAbsent(key, value)));
    }
    return resource.text("ResourceARN").map(arn -> new Tagged(arn, tags)).stream();
  }
}
