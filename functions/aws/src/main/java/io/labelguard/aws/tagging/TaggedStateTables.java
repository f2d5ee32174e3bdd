package io.labelguard.aws.tagging;

import io.labelguard.aws.AwsCalls;
import io.labelguard.aws.signed.AnsweredJson;
import io.labelguard.aws.signed.ServiceAddress;
import io.labelguard.aws.signed.SignedAnswer;
import io.labelguard.aws.signed.SignedCalls;
import io.labelguard.core.port.StateTables;
import io.labelguard.policy.json.JsonWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.servicemetadata.TaggingServiceMetadata;

/// Finds state tables by the tag that template.yaml gives them: one call of GetResources for each
/// hundred tables.
///
/// @see <a
///     href="https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/API_GetResources.html">GetResources</a>
public final class TaggedStateTables implements StateTables {

  /// The key of the tag; its value is the name of the stack.
  public static final String TAG = "labelguard:table";

  private static final String TARGET = "ResourceGroupsTaggingAPI_20170126.GetResources";
  private static final String RESOURCE = ":table/";

  /// More pages than an account and Region can have tables for, at 2,500 tables.
  private static final int PAGES = 30;

  private final SignedCalls tagging;

  /// @param tagging calls at [#addressIn], or at another endpoint
  public TaggedStateTables(SignedCalls tagging) {
    this.tagging = tagging;
  }

  /// Returns the address of the tagging service in a Region.
  public static ServiceAddress addressIn(Region region) {
    return new ServiceAddress(
        "tagging",
        region,
        URI.create("https://" + new TaggingServiceMetadata().endpointFor(region)));
  }

  @Override
  public List<OfStack> all() {
    return AwsCalls.of("find Labelguard's state table with tag:GetResources", this::read);
  }

  private List<OfStack> read() {
    List<OfStack> tables = new ArrayList<>();
    String next = "";
    for (int page = 0; page < PAGES; page++) {
      SignedAnswer answer = tagging.json(TARGET, request(next));
      if (!answer.ok()) {
        throw answer.jsonFailure();
      }
      if (answer.json().json().isEmpty()) {
        throw SdkClientException.create("the answer is not JSON");
      }
      answer.json().items("ResourceTagMappingList").stream()
          .flatMap(TaggedStateTables::table)
          .forEach(tables::add);
      next = answer.json().text("PaginationToken").orElse("");
      if (next.isEmpty()) {
        return tables.stream().sorted(Comparator.comparing(OfStack::name)).toList();
      }
    }
    throw SdkClientException.create("the answer has more than " + PAGES + " pages");
  }

  private static String request(String next) {
    return JsonWriter.object(
        out -> {
          out.texts("ResourceTypeFilters", List.of("dynamodb:table"))
              .objects("TagFilters", List.of(TAG), (tag, filter) -> filter.text("Key", tag));
          if (!next.isEmpty()) {
            out.text("PaginationToken", next);
          }
        });
  }

  private static Stream<OfStack> table(AnsweredJson resource) {
    Optional<String> stack =
        resource.items("Tags").stream()
            .filter(tag -> tag.text("Key").filter(TAG::equals).isPresent())
            .findFirst()
            .flatMap(tag -> tag.text("Value"));
    return resource
        .text("ResourceARN")
        .filter(arn -> arn.contains(RESOURCE))
        .map(arn -> arn.substring(arn.indexOf(RESOURCE) + RESOURCE.length()))
        .flatMap(name -> stack.map(of -> new OfStack(name, of)))
        .stream();
  }
}
