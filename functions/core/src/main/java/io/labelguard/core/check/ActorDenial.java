package io.labelguard.core.check;

import io.labelguard.core.labeling.Arn;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.request.KeyState;
import io.labelguard.policy.request.Principal;
import io.labelguard.policy.request.Request;
import io.labelguard.policy.request.RequestContext;
import io.labelguard.policy.request.RequestResource;
import io.labelguard.policy.value.CallerNames;
import io.labelguard.policy.value.IpAddress;
import io.labelguard.policy.value.IpRange;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Decides whether a policy keeps the person who changed it from reading and changing it again,
/// from the place of the change. What cannot be decided does not count as denied.
///
/// @param access how the policy decides for that person
record ActorDenial(ChangedBy who, PolicyAccess access) {

  /// A request from these addresses reaches S3 through an endpoint, whose id old events do not
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
    PolicyAccess access =
        PolicyAccess.of(policy, action -> request(bucket, who, caller.get(), action));
    return access.free() ? Optional.empty() : Optional.of(new ActorDenial(who, access));
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
    keys.put("aws:PrincipalArn", principalArn(who));
    keys.put("aws:SecureTransport", KeyState.of("true"));
    keys.put("aws:PrincipalIsAWSService", KeyState.of("false"));
    arn.ifPresent(known -> keys.put("aws:PrincipalAccount", KeyState.of(known.account())));
    keys.putAll(network(who));
    return new Request(
        caller,
        action,
        new RequestResource.Exact(
            "arn:" + arn.map(Arn::partition).orElse("aws") + ":s3:::" + bucket.name()),
        bucket.owner().filter(CallerNames::isAccountId),
        new RequestContext(keys, true),
        Request.IdentityPolicies.ALLOW);
  }

  /// A session's ARN names the role without its path.
  private static KeyState principalArn(ChangedBy who) {
    return Arn.parse(who.arn(), "sts", "assumed-role")
        .<KeyState>map(
            arn ->
                new KeyState.Matching(
                    "arn:%s:iam::%s:role/*%s"
                        .formatted(
                            arn.partition(), arn.account(), arn.resource().split("/", 3)[1])))
        .orElseGet(() -> KeyState.of(who.arn()));
  }

  private static TreeMap<String, KeyState> network(ChangedBy who) {
    Optional<IpAddress> from = who.from().flatMap(IpAddress::parse);
    if (who.vpcEndpoint().isPresent()) {
      return endpoint(who.vpcEndpoint().get(), from);
    }
    return from.filter(address -> PRIVATE.stream().noneMatch(range -> range.contains(address)))
        .map(ActorDenial::internet)
        .orElseGet(TreeMap::new);
  }

  private static TreeMap<String, KeyState> endpoint(String id, Optional<IpAddress> from) {
    TreeMap<String, KeyState> keys = new TreeMap<>();
    keys.put("aws:SourceVpce", KeyState.of(id));
    keys.put("aws:SourceVpc", new KeyState.Matching("vpc-*"));
    keys.put("aws:SourceIp", new KeyState.Absent());
    from.ifPresent(address -> keys.put("aws:VpcSourceIp", KeyState.of(address.text())));
    return keys;
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
    String from =
        who.from().flatMap(IpAddress::parse).map(address -> " from " + address.text()).orElse("")
            + who.vpcEndpoint().map(id -> " through " + id).orElse("");
    return who.arn()
        + ", who made the change, "
        + access.words(bucket, from)
        + ", and so cannot undo it from there.";
  }
}
