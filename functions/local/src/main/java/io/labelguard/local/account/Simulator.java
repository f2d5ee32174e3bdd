package io.labelguard.local.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.labelguard.local.wire.AwsError;
import io.labelguard.local.wire.Call;
import io.labelguard.local.wire.Xml;
import io.labelguard.local.world.World;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Serves IAM's simulator, as far as it says what the SCPs of the organization decide: from
/// `DeniedByOrganizations` of a role's entry, a list of objects with `Action` and `Resource`.
/// Without it the call is refused. It says nothing of the role's own policies.
///
/// @param roles finds a role by its name, or throws the error that there is none
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html">SimulatePrincipalPolicy</a>
public record Simulator(Function<String, World.Role> roles) {

  /// The member of a role's entry that has the denied requests.
  public static final String DENIED = "DeniedByOrganizations";

  String simulate(Map<String, String> form, Call call) {
    String arn = form.getOrDefault("PolicySourceArn", "");
    JsonNode denied =
        roles
            .apply(arn.substring(arn.lastIndexOf('/') + 1))
            .given()
            .<JsonNode>map(entry -> entry.path(DENIED))
            .orElseGet(MissingNode::getInstance);
    if (!denied.isArray()) {
      throw new AwsError(
          403, "AccessDenied", World.NOT_GIVEN + " (world file: roles, " + DENIED + ")");
    }
    String results =
        members(form, "ActionNames").stream()
            .flatMap(
                action ->
                    members(form, "ResourceArns").stream()
                        .map(resource -> result(action, resource, denied)))
            .collect(Collectors.joining());
    return Xml.text("IsTruncated", "false") + Xml.element("EvaluationResults", results);
  }

  private static List<String> members(Map<String, String> form, String name) {
    return IntStream.iterate(1, at -> form.containsKey(name + ".member." + at), at -> at + 1)
        .mapToObj(at -> form.getOrDefault(name + ".member." + at, ""))
        .toList();
  }

  private static String result(String action, String resource, JsonNode denied) {
    boolean allowed = true;
    for (JsonNode one : denied) {
      allowed &=
          !(one.path("Action").asText().equals(action)
              && one.path("Resource").asText().equals(resource));
    }
    return Xml.element(
        "member",
        Xml.text("EvalActionName", action),
        Xml.text("EvalResourceName", resource),
        Xml.text("EvalDecision", allowed ? "allowed" : "implicitDeny"),
        Xml.element(
            "OrganizationsDecisionDetail",
            Xml.text("AllowedByOrganizations", String.valueOf(allowed))));
  }
}
