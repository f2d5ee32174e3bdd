package io.labelguard.local.account;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.core.labeling.Organization;
import io.labelguard.local.json.JsonTrees;
import io.labelguard.local.wire.AwsError;
import io.labelguard.local.wire.Call;
import io.labelguard.local.wire.JsonService;
import java.util.Map;
import java.util.Optional;

/// Serves DescribeOrganization. Where the world does not say which organization the account is in,
/// the call is refused.
public record LocalOrganization(Optional<Organization> organization) {

  public JsonService service() {
    return new JsonService("organizations", Map.of("DescribeOrganization", this::describe), false);
  }

  private ObjectNode describe(ObjectNode request, Call call) {
    Organization known =
        organization.orElseThrow(
            () ->
                AwsError.badRequest(
                    "AccessDeniedException",
                    "the local account does not say its organization (world file:"
                        + " organization)"));
    return switch (known) {
      case Organization.MemberOf(String id) -> {
        ObjectNode answer = JsonTrees.object();
        answer.putObject("Organization").put("Id", id).put("FeatureSet", "ALL");
        yield answer;
      }
      case Organization.None _ ->
          throw AwsError.badRequest(
              "AWSOrganizationsNotInUseException",
              "Your account is not a member of an organization.");
    };
  }
}
