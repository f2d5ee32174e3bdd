package io.labelguard.policy.layer;

import io.labelguard.policy.match.Caller;
import io.labelguard.policy.match.RootAccess;
import io.labelguard.policy.request.Request;
import io.labelguard.policy.request.ResourceType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

/// The rules by which what layers allow becomes a decision: one rule for each relation that the
/// caller's and the resource's accounts may have.
///
/// In the same account a resource policy that names the caller allows, or the identity does. A
/// boundary limits what the identity allows and what is given to a role's ARN, not what is given to
/// a session, a user or everyone. Another account needs both. A key's policy must allow in any
/// case, if only the account, unless a grant does; a grant needs no identity policy.
///
/// Two things about grants are not documented and are open questions: whether a boundary limits a
/// grant to a role's ARN, and whether a grant to another account's principal needs that principal's
/// identity policy.
///
/// @param slots all slots that were numbered
/// @param resource what the resource policy gives
/// @param grants what a key's grants give; nothing for other resources
/// @param identity the slots by which the identity allows
/// @param boundary the slots by which the boundary allows
/// @param always what must allow whatever the accounts are: the levels and the endpoint
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html">How
///     AWS enforcement code logic evaluates requests</a>
/// @see <a href="https://docs.aws.amazon.com/kms/latest/developerguide/control-access.html">KMS key
///     access and permissions</a>
record AccessRules(
    LayerSlots slots,
    Given resource,
    Given grants,
    BitSet identity,
    BitSet boundary,
    List<BitSet> always) {

  AccessRules {
    always = List.copyOf(always);
  }

  /// What a resource policy or grants give.
  ///
  /// @param denies the slots of what is denied
  /// @param covers the slots by which the caller is allowed at all, if only as its account
  /// @param names those by which the caller or everyone is named
  /// @param unlimited those that no boundary limits
  /// @param alone those of grants that may need nothing else, where the documents leave it open
  record Given(BitSet denies, BitSet covers, BitSet names, BitSet unlimited, BitSet alone) {}

  List<LayerRule> rules(Request request, Caller caller, ResourceType type) {
    if (!caller.hasIdentity()) {
      return List.of(rule(List.of(union(resource.covers(), grants.covers()))));
    }
    boolean known = !caller.account().isEmpty() && request.resourceAccount().isPresent();
    boolean same = request.resourceAccount().filter(caller.account()::equals).isPresent();
    List<LayerRule> rules = new ArrayList<>();
    if (same || !known) {
      rules.add(
          type == ResourceType.KEY
              ? keyInOwnAccount()
              : RootAccess.keeps(caller, request.action()) ? rootsOwnPolicy() : inOwnAccount());
    }
    if (!same || !known) {
      rules.add(inOtherAccount());
    }
    return rules;
  }

  private LayerRule inOwnAccount() {
    return rule(List.of(union(resource.names(), identity), union(resource.unlimited(), boundary)));
  }

  private LayerRule rootsOwnPolicy() {
    BitSet denies = slots.slots().denies();
    denies.andNot(resource.denies());
    return new LayerRule(denies, slots.blocks(), always);
  }

  private LayerRule keyInOwnAccount() {
    return rule(
        List.of(
            union(resource.covers(), grants.covers()),
            union(resource.names(), grants.covers(), identity),
            union(resource.unlimited(), grants.unlimited(), grants.alone(), boundary)));
  }

  private LayerRule inOtherAccount() {
    return rule(
        List.of(
            union(resource.covers(), grants.covers()),
            union(grants.alone(), identity),
            union(grants.alone(), boundary)));
  }

  private LayerRule rule(List<BitSet> clauses) {
    return new LayerRule(
        slots.slots().denies(),
        slots.blocks(),
        Stream.concat(always.stream(), clauses.stream()).toList());
  }

  private static BitSet union(BitSet... sets) {
    BitSet all = new BitSet();
    for (BitSet set : sets) {
      all.or(set);
    }
    return all;
  }
}
