package io.labelguard.local.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.local.json.JsonTrees;

/// The caller of a request: a role's session, or a user.
///
/// @param arn the role's or user's ARN
/// @param session the name of the role's session
/// @param accessKeyId the key that signs its requests
public record LocalCaller(String arn, String session, String accessKeyId) {

  public String account() {
    String[] parts = arn.split(":", 6);
    return parts.length == 6 ? parts[4] : "";
  }

  String name() {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }

  public boolean isUser() {
    return arn.contains(":user/");
  }

  /// Returns the ARN that errors and CloudTrail name: the session's, for a role.
  public String sessionArn() {
    if (isUser()) {
      return arn;
    }
    String partition = arn.split(":", 3)[1];
    return "arn:%s:sts::%s:assumed-role/%s/%s".formatted(partition, account(), name(), session);
  }

  /// Returns `aws:userid`: the unique id, and for a role its session's name.
  public String userId() {
    return isUser() ? UniqueId.of("AIDA", arn) : UniqueId.of("AROA", arn) + ":" + session;
  }

  /// Returns the record's `userIdentity` element.
  ///
  /// @see <a
  ///     href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html">CloudTrail
  ///     userIdentity element</a>
  public ObjectNode userIdentity(String sessionStart) {
    ObjectNode identity = JsonTrees.object();
    identity.put("type", isUser() ? "IAMUser" : "AssumedRole");
    identity.put("principalId", userId());
    identity.put("arn", sessionArn());
    identity.put("accountId", account());
    identity.put("accessKeyId", accessKeyId);
    if (isUser()) {
      return identity.put("userName", name());
    }
    ObjectNode context = identity.putObject("sessionContext");
    context
        .putObject("sessionIssuer")
        .put("type", "Role")
        .put("principalId", UniqueId.of("AROA", arn))
        .put("arn", arn)
        .put("accountId", account())
        .put("userName", name());
    context
        .putObject("attributes")
        .put("creationDate", sessionStart)
        .put("mfaAuthenticated", "false");
    return identity;
  }
}
