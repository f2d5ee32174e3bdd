package io.labelguard.local.s3;

import io.labelguard.local.wire.AwsError;
import io.labelguard.local.wire.LocalCaller;
import io.labelguard.local.world.World;
import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.decide.Decision;
import io.labelguard.policy.decide.PolicyEvaluator;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.request.KeyState;
import io.labelguard.policy.request.Principal;
import io.labelguard.policy.request.Request;
import io.labelguard.policy.request.RequestContext;
import io.labelguard.policy.request.RequestResource;
import io.labelguard.policy.value.CallerNames;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Decides whether S3 serves a caller from the internet whose own policies allow everything.
public final class BucketAccess {

  /// The address of every caller, from a block that is reserved for documentation.
  public static final String SOURCE_IP = "203.0.113.25";

  /// The permissions that are not named like their operation.
  private static final Map<String, String> PERMISSIONS =
      Map.of(
          "HeadBucket", "s3:ListBucket",
          "GetBucketCors", "s3:GetBucketCORS",
          "PutBucketCors", "s3:PutBucketCORS",
          "DeleteBucketCors", "s3:PutBucketCORS",
          "GetBucketEncryption", "s3:GetEncryptionConfiguration",
          "GetBucketAbac", "s3:GetBucketABAC");

  private static final Set<String> COLLECTED =
      Set.of(
          "GetBucketPolicy",
          "GetBucketTagging",
          "ListTagsForResource",
          "GetBucketLocation",
          "HeadBucket",
          "GetBucketCors",
          "GetBucketEncryption");

  private BucketAccess() {}

  /// Whether a call reads what was collected. The owner of another account's bucket lets its CORS
  /// rules and its encryption be read where the world has them.
  static boolean isOfCollected(World.Bucket bucket, String account, String operation) {
    return bucket.owner().equals(account)
        ? COLLECTED.contains(operation)
        : (operation.equals("GetBucketCors") && bucket.corsRules().isPresent())
            || (operation.equals("GetBucketEncryption") && bucket.encryption().isPresent());
  }

  /// Refuses a call that the world says is refused. Both calls for tags answer the same.
  ///
  /// @throws AwsError 403 with the words in the world
  static void refuse(World.Bucket bucket, String operation) {
    String asked = operation.equals("ListTagsForResource") ? "GetBucketTagging" : operation;
    String words = bucket.refused().get(asked);
    if (words != null) {
      throw new AwsError(403, "AccessDenied", words);
    }
  }

  /// @throws AwsError as S3 answers: 405 for the policy of another account's bucket, otherwise 403
  ///
  /// @param key of the object that is asked for; empty where the call is on the bucket
  static void check(
      World.Bucket bucket, String account, String operation, String key, LocalCaller caller) {
    String arn = key.isEmpty() ? bucket.arn() : bucket.arn() + "/" + key;
    boolean foreign = !bucket.owner().equals(account);
    if (foreign && operation.endsWith("BucketPolicy")) {
      throw new AwsError(
          405, "MethodNotAllowed", "The specified method is not allowed against this resource.");
    }
    String permission = PERMISSIONS.getOrDefault(operation, "s3:" + operation);
    Decision decision = decide(bucket, permission, arn, caller);
    if (decision == Decision.EXPLICITLY_DENIED) {
      throw new AwsError(
          403,
          "AccessDenied",
          ("User: %s is not authorized to perform: %s on resource: \"%s\""
                  + " with an explicit deny in a resource-based policy")
              .formatted(caller.sessionArn(), permission, arn));
    }
    if (foreign && decision != Decision.ALLOWED) {
      throw new AwsError(403, "AccessDenied", "Access Denied");
    }
  }

  /// Decides by the bucket's policy alone.
  private static Decision decide(
      World.Bucket bucket, String permission, String arn, LocalCaller caller) {
    if (bucket.policy().isEmpty()) {
      return Decision.IMPLICITLY_DENIED;
    }
    try {
      Policy policy = PolicyReader.live(bucket.policy().orElseThrow());
      return new PolicyEvaluator(policy)
          .evaluate(request(bucket, permission, arn, caller))
          .decision();
    } catch (MalformedPolicyException _) {
      // S3 would have refused such text, but a world may have it. Then it decides nothing.
      return Decision.IMPLICITLY_DENIED;
    }
  }

  private static Request request(
      World.Bucket bucket, String permission, String arn, LocalCaller caller) {
    Map<String, KeyState> keys =
        Map.of(
            "aws:SourceIp", KeyState.of(SOURCE_IP),
            "aws:SecureTransport", KeyState.of("true"),
            "aws:PrincipalArn", KeyState.of(caller.arn()),
            "aws:PrincipalAccount", KeyState.of(caller.account()),
            "aws:PrincipalType", KeyState.of(caller.isUser() ? "User" : "AssumedRole"),
            "aws:PrincipalIsAWSService", KeyState.of("false"),
            "aws:ViaAWSService", KeyState.of("false"),
            "aws:userid", KeyState.of(caller.userId()),
            "s3:authType", KeyState.of("REST-HEADER"));
    Principal principal =
        caller.isUser()
            ? principal(Principal.Kind.USER, caller.arn(), Optional.empty())
            : principal(Principal.Kind.ROLE, caller.arn(), Optional.of(caller.sessionArn()));
    return new Request(
        principal,
        permission,
        new RequestResource.Exact(arn),
        Optional.of(bucket.owner()).filter(CallerNames::isAccountId),
        RequestContext.of(keys),
        Request.IdentityPolicies.ALLOW);
  }

  /// A world may name a caller that AWS cannot have: then no policy names it for certain.
  private static Principal principal(Principal.Kind kind, String arn, Optional<String> session) {
    return Principal.find(kind, arn, session).orElseGet(Principal::anyRole);
  }
}
