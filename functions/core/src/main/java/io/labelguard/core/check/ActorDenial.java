package io.labelguard.core.check;

import io.labelguard.core.labeling.Arn;
import io.labelguard.policy.decide.Decision;
import io.labelguard.policy.decide.Evaluation;
import io.labelguard.policy.decide.PolicyEvaluator;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.request.KeyState;
import io.labelguard.policy.request.Principal;
import io.labelguard.policy.request.Request;
import io.labelguard.policy.request.RequestContext;
import io.labelguard.policy.request.RequestResource;
import io.labelguard.policy.value.CallerNames;
import io.labelguard.policy.value.IpAddress;
import io.labelguard.policy.value.IpRange;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Decides whether a policy keeps the person who changed it from reading and changing it again,
/// from the place of the change. What cannot be decided does not count as denied.
///
/// @param actions those that are explicitly denied, sorted
record ActorDenial(ChangedBy who, List<String> actions, List<StatementRef> statements) {

  private static final List<String> ACTIONS = List.of("s3:GetBucketPolicy", "s3:PutBucketPolicy");

  /// A request from these addresses reaches S3 through an endpoint, whose id the event does not
  /// have.
  private static final List<IpRange> PRIVATE =
      Stream.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7")
          .map(range -> IpRange.parse(range).orElseThrow())
          .toList();

  static Optional<ActorDenial> of(Bucket bucket, Policy policy, ChangedBy who) {
    // S3 never denies the root user of the bucket's account these calls.
    if (who.arn().endsWith(":root")) {
      return Optional.empty();
    }
    Optional<Principal> caller = caller(who);
    if (caller.isEmpty()) {
      return Optional.empty();
    }
    PolicyEvaluator evaluator = new PolicyEvaluator(policy);
    List<String> denied = new ArrayList<>();
    NavigableSet<Integer> statements = new TreeSet<>();
    for (String action : ACTIONS) {
      Evaluation evaluation = evaluator.evaluate(request(bucket, who, caller.get(), action));
      if (evaluation.decision() == Decision.EXPLICITLY_DENIED) {
        denied.add(action);
        statements.addAll(evaluation.denyStatements());
      }
    }
    return denied.isEmpty()
        ? Optional.empty()
        : Optional.of(new ActorDenial(who, denied, StatementRef.of(policy, statements)));
  }

  /// Returns the caller; empty where CloudTrail names none that a request can have.
  private static Optional<Principal> caller(ChangedBy who) {
    return Principal.find(Principal.Kind.ROLE, who.arn(), who.session())
        .or(() -> Principal.find(Principal.Kind.ROLE, who.arn(), Optional.empty()))
        .or(() -> Principal.find(Principal.Kind.USER, who.arn(), Optional.empty()));
  }

  private static Request request(Bucket bucket, ChangedBy who, Principal caller, String action) {
    Optional<Arn> arn = Arn.parse(who.arn());
    TreeMap<String, KeyState> keys = new TreeMap<>();
    keys.put("aws:PrincipalArn", KeyState.of(who.arn()));
    keys.put("aws:SecureTransport", KeyState.of("true"));
    keys.put("aws:PrincipalIsAWSService", KeyState.of("false"));
    arn.ifPresent(known -> keys.put("aws:PrincipalAccount", KeyState.of(known.account())));
    who.from()
        .flatMap(IpAddress::parse)
        .filter(from -> PRIVATE.stream().noneMatch(range -> range.contains(from)))
        .ifPresent(from -> keys.putAll(internet(from)));
    return new Request(
        caller,
        action,
        new RequestResource.Exact(
            "arn:" + arn.map(Arn::partition).orElse("aws") + ":s3:::" + bucket.name()),
        bucket.owner().filter(CallerNames::isAccountId),
        new RequestContext(keys, true),
        Request.IdentityPolicies.ALLOW);
  }

  private static TreeMap<String, KeyState> internet(IpAddress from) {
    KeyState absent = new KeyState.Absent();
    TreeMap<String, KeyState> keys = new TreeMap<>();
    keys.put("aws:SourceIp", KeyState.of(from.text()));
    for (String key :
        List.of(
            "aws:SourceVpc",
            "aws:SourceVpcArn",
            "aws:SourceVpce",
            "aws:VpcSourceIp",
            "aws:VpceAccount",
            "aws:VpceOrgID",
            "aws:VpceOrgPaths")) {
      keys.put(key, absent);
    }
    return keys;
  }

  /// Says who is denied what, from where, and by which statements.
  String sentence(String bucket) {
    return who.arn()
        + ", who made the change, is denied "
        + Wording.list(actions)
        + " on bucket "
        + bucket
        + who.from().flatMap(IpAddress::parse).map(from -> " from " + from.text()).orElse("")
        + " by "
        + Wording.statements(statements)
        + ", and so cannot undo it from there.";
  }
}
