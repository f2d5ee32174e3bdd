package io.labelguard.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.local.account.Roles;
import io.labelguard.local.wire.AwsError;
import java.util.Optional;
import java.util.function.Consumer;

/// A write in a CloudTrail event to a role, or to a managed policy that a role may carry.
///
/// @param call the event name
/// @param parameters its requestParameters
record RecordedRoleChange(String call, JsonNode parameters) {

  private static final String INLINE = "Policies";
  private static final String ATTACHED = "AttachedPolicies";
  private static final String BOUNDARY = "PermissionsBoundary";

  /// Reads an event; empty for a failed call, for a call to another service and for other JSON.
  static Optional<RecordedRoleChange> of(JsonNode event) {
    JsonNode detail = event.path("detail");
    boolean ours =
        event.path("source").asText("").equals("aws.iam")
            && detail.path("eventSource").asText("").equals("iam.amazonaws.com")
            && detail.path("errorCode").asText("").isEmpty();
    return ours
        ? Optional.of(
            new RecordedRoleChange(
                detail.path("eventName").asText(""), detail.path("requestParameters")))
        : Optional.empty();
  }

  /// Applies the call. Of a version that becomes the default one the event does not say the text.
  ///
  /// @return whether something changed
  /// @throws AwsError where there is no such role
  boolean enact(Roles roles) {
    return switch (call) {
      case "DeleteRole" -> {
        roles.delete(text("roleName"));
        yield true;
      }
      case "PutRolePolicy" -> change(roles, this::putInline);
      case "DeleteRolePolicy" ->
          change(roles, role -> remove(role, INLINE, "PolicyName", text("policyName")));
      case "AttachRolePolicy" -> change(roles, this::attach);
      case "DetachRolePolicy" ->
          change(roles, role -> remove(role, ATTACHED, "PolicyArn", text("policyArn")));
      case "UpdateAssumeRolePolicy" ->
          change(
              roles,
              role -> described(role).put("AssumeRolePolicyDocument", text("policyDocument")));
      case "PutRolePermissionsBoundary" -> change(roles, this::bound);
      case "DeleteRolePermissionsBoundary" -> change(roles, RecordedRoleChange::unbound);
      case "CreatePolicyVersion" ->
          parameters.path("setAsDefault").asBoolean()
              && roles.changePolicy(text("policyArn"), text("policyDocument"));
      default -> false;
    };
  }

  private boolean change(Roles roles, Consumer<ObjectNode> change) {
    return roles.change(text("roleName"), change);
  }

  private String text(String parameter) {
    return parameters.path(parameter).asText();
  }

  /// A list that is not given stays so: it says nothing of the others.
  private void putInline(ObjectNode role) {
    remove(role, INLINE, "PolicyName", text("policyName"));
    if (role.path(INLINE) instanceof ArrayNode list) {
      list.addObject()
          .put("PolicyName", text("policyName"))
          .put("PolicyDocument", text("policyDocument"));
    }
  }

  private void attach(ObjectNode role) {
    remove(role, ATTACHED, "PolicyArn", text("policyArn"));
    if (role.path(ATTACHED) instanceof ArrayNode list) {
      list.addObject().put("PolicyArn", text("policyArn"));
    }
  }

  private void bound(ObjectNode role) {
    unbound(role);
    role.putObject(BOUNDARY)
        .put("PermissionsBoundaryType", "Policy")
        .put("PermissionsBoundaryArn", text("permissionsBoundary"));
  }

  private static void unbound(ObjectNode role) {
    role.remove(BOUNDARY);
    described(role).remove(BOUNDARY);
  }

  /// An entry has GetRole's output with or without its outer member.
  private static ObjectNode described(ObjectNode role) {
    return role.path("Role") instanceof ObjectNode inner ? inner : role;
  }

  private static void remove(ObjectNode role, String list, String member, String value) {
    if (role.path(list) instanceof ArrayNode all) {
      for (int i = all.size() - 1; i >= 0; i--) {
        if (all.path(i).path(member).asText().equals(value)) {
          all.remove(i);
        }
      }
    }
  }
}
