package io.labelguard.aws.organizations;

import io.labelguard.aws.AwsCalls;
import io.labelguard.aws.signed.ServiceAddress;
import io.labelguard.aws.signed.SignedAnswer;
import io.labelguard.aws.signed.SignedCalls;
import io.labelguard.core.labeling.Organization;
import io.labelguard.core.port.Organizations;
import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.json.MalformedJsonException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.servicemetadata.OrganizationsServiceMetadata;

/// Reads the organization by DescribeOrganization, which any account of it may call.
///
/// @see <a
///     href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeOrganization.html">DescribeOrganization</a>
public final class AwsOrganizations implements Organizations {

  private static final String TARGET = "AWSOrganizationsV20161128.DescribeOrganization";
  private static final String NOT_IN_USE = "AWSOrganizationsNotInUseException";

  private final SignedCalls organizations;

  /// @param organizations calls at [#addressIn], or at another endpoint
  public AwsOrganizations(SignedCalls organizations) {
    this.organizations = organizations;
  }

  /// Returns the address of AWS Organizations for a Region: one in each partition.
  public static ServiceAddress addressIn(Region region) {
    return ServiceAddress.global("organizations", new OrganizationsServiceMetadata(), region);
  }

  @Override
  public Organization ofTheAccount() {
    return AwsCalls.of(
        "read the account's organization with organizations:DescribeOrganization", this::read);
  }

  private Organization read() {
    SignedAnswer answer = organizations.json(TARGET, "{}");
    Optional<Json> body = json(answer.body());
    if (answer.ok()) {
      return body.flatMap(Organization::of)
          .orElseThrow(() -> SdkClientException.create("the answer names no organization"));
    }
    String type = body.map(error -> text(error, "__type")).orElse("");
    String code = type.substring(type.lastIndexOf('#') + 1);
    if (code.equals(NOT_IN_USE)) {
      return new Organization.None();
    }
    throw answer.failure(code, body.map(error -> text(error, "message", "Message")).orElse(""));
  }

  private static Optional<Json> json(String body) {
    try {
      return Optional.of(JsonReader.read(body));
    } catch (MalformedJsonException _) {
      return Optional.empty();
    }
  }

  /// Returns the text of the first of these members; empty text where there is none.
  private static String text(Json json, String... names) {
    return json instanceof Json.Obj object
        ? Stream.of(names)
            .map(object::all)
            .flatMap(List::stream)
            .filter(Json.Str.class::isInstance)
            .map(value -> ((Json.Str) value).value())
            .findFirst()
            .orElse("")
        : "";
  }
}
