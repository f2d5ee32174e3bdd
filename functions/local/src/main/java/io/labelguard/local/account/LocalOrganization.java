package io.labelguard.local.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.core.labeling.Organization;
import io.labelguard.local.json.JsonTrees;
import io.labelguard.local.wire.AwsError;
import io.labelguard.local.wire.Call;
import io.labelguard.local.wire.JsonService;
import io.labelguard.local.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Serves AWS Organizations: the account's organization, and the policies at each level above the
/// account. What the world does not say is refused.
public final class LocalOrganization {

  /// The member of a world's organization that has the policies of a type, level by level.
  private static final Map<String, String> MEMBERS =
      Map.of("SERVICE_CONTROL_POLICY", "scps", "RESOURCE_CONTROL_POLICY", "rcps");

  /// What stands at a level for which the world's list is too short: an organization begins with
  /// it at each level.
  private static final String FULL_ACCESS = "p-FullAWSAccess";

  private static final String ALLOWS_ALL =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}\
      """;

  private final Optional<Organization> organization;
  private final JsonNode given;

  /// The ids of the levels from the root down to the account.
  private final List<String> levels = new ArrayList<>();

  public LocalOrganization(World world) {
    this.organization = world.organization();
    this.given = world.given().getOrDefault("organization", MissingNode.getInstance());
    int depth = Math.max(2, Math.max(given.path("scps").size(), given.path("rcps").size()));
    levels.add("r-local");
    for (int unit = 1; unit < depth - 1; unit++) {
      levels.add("ou-local-" + unit);
    }
    levels.add(world.account());
  }

  public JsonService service() {
    return new JsonService(
        "organizations",
        Map.of(
            "DescribeOrganization", this::describe,
            "ListParents", this::parents,
            "ListPoliciesForTarget", this::policies,
            "DescribePolicy", this::policy),
        false);
  }

  private ObjectNode describe(ObjectNode request, Call call) {
    Organization known =
        organization.orElseThrow(() -> refused("the local account does not say its organization"));
    return switch (known) {
      case Organization.MemberOf(String id, _) -> {
        ObjectNode answer = JsonTrees.object();
        ObjectNode described =
            answer.putObject("Organization").put("Id", id).put("FeatureSet", "ALL");
        if (given.path("MasterAccountId").isTextual()) {
          described.set("MasterAccountId", given.path("MasterAccountId"));
        }
        yield answer;
      }
      case Organization.None _ ->
          throw AwsError.badRequest(
              "AWSOrganizationsNotInUseException",
              "Your account is not a member of an organization.");
    };
  }

  private ObjectNode parents(ObjectNode request, Call call) {
    if (MEMBERS.values().stream().noneMatch(member -> given.path(member).isArray())) {
      throw refused(World.NOT_GIVEN);
    }
    int level = level(request.path("ChildId").asText());
    ObjectNode answer = JsonTrees.object();
    ArrayNode list = answer.putArray("Parents");
    if (level > 0) {
      list.addObject()
          .put("Id", levels.get(level - 1))
          .put("Type", level == 1 ? "ROOT" : "ORGANIZATIONAL_UNIT");
    }
    return answer;
  }

  private ObjectNode policies(ObjectNode request, Call call) {
    String member = MEMBERS.getOrDefault(request.path("Filter").asText(), "");
    if (!given.path(member).isArray()) {
      throw refused(World.NOT_GIVEN);
    }
    int level = level(request.path("TargetId").asText());
    ObjectNode answer = JsonTrees.object();
    ArrayNode list = answer.putArray("Policies");
    JsonNode ofType = given.path(member);
    for (int i = 0; i < ofType.path(level).size(); i++) {
      list.addObject().put("Id", "p-" + member + "-" + level + "-" + i);
    }
    if (!ofType.isEmpty() && level >= ofType.size()) {
      list.addObject().put("Id", FULL_ACCESS);
    }
    return answer;
  }

  private ObjectNode policy(ObjectNode request, Call call) {
    if (request.path("PolicyId").asText().equals(FULL_ACCESS)) {
      return content(ALLOWS_ALL);
    }
    String[] id = request.path("PolicyId").asText().split("-", -1);
    JsonNode policy =
        id.length == 4 && MEMBERS.containsValue(id[1])
            ? given.path(id[1]).path(number(id[2])).path(number(id[3]))
            : MissingNode.getInstance();
    if (policy.isMissingNode()) {
      throw AwsError.badRequest("PolicyNotFoundException", "There is no such policy.");
    }
    return content(policy.isTextual() ? policy.textValue() : policy.toString());
  }

  private static ObjectNode content(String text) {
    ObjectNode answer = JsonTrees.object();
    answer.putObject("Policy").put("Content", text);
    return answer;
  }

  private static int number(String text) {
    return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : Integer.MAX_VALUE;
  }

  private int level(String id) {
    int level = levels.indexOf(id);
    if (level < 0) {
      throw AwsError.badRequest("TargetNotFoundException", "There is no " + id + ".");
    }
    return level;
  }

  private static AwsError refused(String why) {
    return AwsError.badRequest("AccessDeniedException", why + " (world file: organization)");
  }
}
