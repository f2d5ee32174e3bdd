package io.labelguard.core.check;

import io.labelguard.core.check.BucketPolicyState.LockedOut;
import io.labelguard.core.labeling.Arn;
import io.labelguard.policy.decide.Evaluation;
import io.labelguard.policy.decide.PolicyEvaluator;
import io.labelguard.policy.model.Effect;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.request.KeyState;
import io.labelguard.policy.request.Principal;
import io.labelguard.policy.request.Request;
import io.labelguard.policy.request.RequestContext;
import io.labelguard.policy.request.RequestResource;
import io.labelguard.policy.value.CallerNames;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// Decides whether a policy keeps the guard's own role from reading and changing it.
public final class GuardDenial {

  private GuardDenial() {}

  /// Returns the Deny statements of the event's copy of a policy that hold or may hold for the
  /// guard's own reading of it.
  static List<StatementRef> statements(Bucket bucket, LockedOut state, Optional<String> guardRole) {
    if (state.fromEvent().isEmpty() || guardRole.isEmpty()) {
      return List.of();
    }
    Policy policy = state.fromEvent().get();
    Evaluation evaluation =
        new PolicyEvaluator(policy).evaluate(request(bucket, guardRole.get(), PolicyAccess.READ));
    NavigableSet<Integer> indexes = new TreeSet<>(evaluation.denyStatements());
    evaluation.mayHold().stream()
        .filter(index -> policy.statements().get(index).effect() != Effect.ALLOW)
        .forEach(indexes::add);
    return StatementRef.of(policy, indexes);
  }

  /// Returns how a policy decides for the guard's role.
  static PolicyAccess access(Bucket bucket, Policy policy, String guardRole) {
    return PolicyAccess.of(policy, action -> request(bucket, guardRole, action));
  }

  /// Returns why a write of the guard would be refused, a sentence; empty where nothing known
  /// speaks against it.
  ///
  /// @param role ARN of the role that would write
  public static Optional<String> ofWrite(Bucket bucket, Policy policy, String role) {
    PolicyAccess access = access(bucket, policy, role);
    return access.actions().contains(PolicyAccess.WRITE)
        ? Optional.of(
            "S3 would refuse a fix: Labelguard ("
                + role
                + ") "
                + access.words(bucket.name(), "")
                + ".")
        : Optional.empty();
  }

  private static Request request(Bucket bucket, String role, String action) {
    Optional<Arn> arn = Arn.parse(role);
    TreeMap<String, KeyState> keys = new TreeMap<>();
    keys.put("aws:PrincipalArn", KeyState.of(role));
    keys.put("aws:SecureTransport", KeyState.of("true"));
    keys.put("aws:PrincipalIsAWSService", KeyState.of("false"));
    keys.put("aws:ViaAWSService", KeyState.of("false"));
    keys.put("s3:authType", KeyState.of("REST-HEADER"));
    arn.ifPresent(known -> keys.put("aws:PrincipalAccount", KeyState.of(known.account())));
    return new Request(
        Principal.find(Principal.Kind.ROLE, role, Optional.empty()).orElseGet(Principal::anyRole),
        action,
        new RequestResource.Exact(
            "arn:" + arn.map(Arn::partition).orElse("aws") + ":s3:::" + bucket.name()),
        bucket.owner().filter(CallerNames::isAccountId),
        new RequestContext(keys, true),
        Request.IdentityPolicies.ALLOW);
  }
}
