package io.labelguard.core.labeling.key;

import io.labelguard.core.labeling.Arn;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.RolePolicies;
import io.labelguard.core.labeling.need.KeyContexts;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.request.Principal;
import io.labelguard.policy.request.Request;
import io.labelguard.policy.request.Request.IdentityPolicies;
import io.labelguard.policy.request.RequestContext;
import io.labelguard.policy.request.RequestResource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;

/// Judges whether a labeling job can use one of its keys.
///
/// @param faults what is certainly wrong
/// @param doubts what cannot be said
public record KeyJudgement(JobKey key, List<KeyFault> faults, List<KeyDoubt> doubts) {
  public KeyJudgement {
    faults = List.copyOf(faults);
    doubts = List.copyOf(doubts);
  }

  /// What is known when a key is judged.
  ///
  /// @param region where the key must be: the bucket's Region, or the job's
  /// @param owner the account of the bucket, topic or queue that the key encrypts, where that is
  ///     known
  /// @param read the key; known and empty where there is none
  /// @param role the policies that the job's role carries
  /// @param caller adds what is known of the caller to a context, for the key's policy
  public record Known(
      Optional<String> region,
      Optional<String> owner,
      Reading<Optional<KmsKey>> read,
      Reading<RolePolicies> role,
      BiFunction<RequestContext, Policy, RequestContext> caller) {}

  /// Judges a key of a job.
  public static KeyJudgement of(JobKey key, Known known) {
    if (key.isOfAws()) {
      return isOfTheRolesAccount(key, known)
          ? sound(key)
          : doubt(key, new KeyDoubt.AwsKeyOfAnother());
    }
    Optional<String> named = key.namedRegion().filter(region -> isElsewhere(region, known));
    if (named.isPresent()) {
      return elsewhere(key, named.get(), known);
    }
    return switch (known.read()) {
      case Reading.Known<Optional<KmsKey>>(Optional<KmsKey> found) ->
          found
              .map(there -> new Judge(key, there, known).judgement())
              .orElseGet(() -> new KeyJudgement(key, List.of(new KeyFault.Missing()), List.of()));
      case Reading.NotPermitted<Optional<KmsKey>> _, Reading.NotGiven<Optional<KmsKey>> _ ->
          doubt(key, otherAccount(key).orElseGet(KeyDoubt.NotRead::new));
    };
  }

  private static boolean isElsewhere(String region, Known known) {
    return known.region().isPresent() && !known.region().get().equals(region);
  }

  private static KeyJudgement elsewhere(JobKey key, String region, Known known) {
    return new KeyJudgement(
        key, List.of(new KeyFault.Elsewhere(region, known.region().orElseThrow())), List.of());
  }

  private static Optional<KeyDoubt> otherAccount(JobKey key) {
    return key.namedAccount()
        .filter(account -> key.job().account().filter(own -> !own.equals(account)).isPresent())
        .map(KeyDoubt.OtherAccount::new);
  }

  /// The key `aws/s3` of the role's account encrypts the output; what others write is encrypted by
  /// the key of the account that it belongs to.
  private static boolean isOfTheRolesAccount(JobKey key, Known known) {
    Optional<String> ofTheRole = key.job().roleArn().flatMap(Arn::parse).map(Arn::account);
    return key.use() == KeyUse.OUTPUT
        || key.use() == KeyUse.VOLUME
        || (ofTheRole.isPresent() && ofTheRole.equals(known.owner()));
  }

  private static KeyJudgement sound(JobKey key) {
    return new KeyJudgement(key, List.of(), List.of());
  }

  private static KeyJudgement doubt(JobKey key, KeyDoubt doubt) {
    return new KeyJudgement(key, List.of(), List.of(doubt));
  }

  /// Judges a key that was found.
  private static final class Judge {

    private final JobKey key;
    private final KmsKey found;
    private final Known known;
    private final List<KeyFault> faults = new ArrayList<>();
    private final List<KeyDoubt> doubts = new ArrayList<>();

    Judge(JobKey key, KmsKey found, Known known) {
      this.key = key;
      this.found = found;
      this.known = known;
    }

    KeyJudgement judgement() {
      KeyFacts facts = found.facts();
      if (isElsewhere(facts.region(), known)) {
        return elsewhere(key, facts.region(), known);
      }
      if (facts.state().isUnusable()) {
        faults.add(new KeyFault.InState(facts.state()));
      }
      if (facts.state().isOpen()) {
        doubts.add(new KeyDoubt.NotReady(facts.state()));
      }
      if (!facts.isSymmetric()) {
        faults.add(new KeyFault.NotSymmetric(facts.spec()));
      }
      role();
      return new KeyJudgement(key, faults, doubts);
    }

    private void role() {
      Optional<Policy> policy = found.policy().known();
      Optional<Principal> role =
          key.job()
              .roleArn()
              .flatMap(arn -> Principal.find(Principal.Kind.ROLE, arn, Optional.empty()));
      if (policy.isEmpty()) {
        doubts.add(
            key.job().account().filter(own -> !own.equals(found.facts().account())).isPresent()
                ? new KeyDoubt.OtherAccount(found.facts().account())
                : new KeyDoubt.PolicyNotRead());
      } else if (role.isEmpty()) {
        doubts.add(new KeyDoubt.NoRole());
      } else {
        access(policy.get(), role.get());
      }
    }

    private void access(Policy policy, Principal role) {
      KeyAccess access = new KeyAccess(policy, found.grants().known(), known.role());
      RequestContext context =
          known
              .caller()
              .apply(KeyContexts.of(key.job(), found.facts().arn(), key.use().service()), policy);
      Requests requests = new Requests(role, context);
      judge(access, requests);
    }

    private void judge(KeyAccess access, Requests requests) {
      Map<KeyFault.Cause, NavigableMap<String, List<Integer>>> denied =
          new EnumMap<>(KeyFault.Cause.class);
      SortedSet<String> notRead = new TreeSet<>();
      NavigableMap<String, List<String>> open = new TreeMap<>();
      for (String action : key.use().actions()) {
        switch (access.of(requests.asking(action))) {
          case KeyAccess.Answer.Allowed _ -> {}
          case KeyAccess.Answer.Denied(KeyFault.Cause cause, List<Integer> statements) ->
              denied.computeIfAbsent(cause, _ -> new TreeMap<>()).put(action, statements);
          case KeyAccess.Answer.RoleNotRead _ -> notRead.add(action);
          case KeyAccess.Answer.DependsOn(List<String> keys) -> open.put(action, keys);
        }
      }
      denied.forEach((cause, some) -> faults.add(denied(cause, some)));
      if (!notRead.isEmpty()) {
        doubts.add(new KeyDoubt.RoleNotRead(notRead));
      }
      if (!open.isEmpty()) {
        doubts.add(
            new KeyDoubt.DependsOn(
                new TreeSet<>(open.keySet()),
                open.values().stream().flatMap(List::stream).distinct().sorted().toList()));
      }
    }

    private KeyFault denied(KeyFault.Cause cause, NavigableMap<String, List<Integer>> actions) {
      return new KeyFault.Denied(
          new TreeSet<>(actions.keySet()),
          key.use().essential().stream().anyMatch(actions::containsKey),
          cause,
          sorted(actions));
    }

    private static List<Integer> sorted(NavigableMap<String, List<Integer>> statements) {
      return statements.values().stream().flatMap(List::stream).distinct().sorted().toList();
    }

    private final class Requests {

      private final Principal role;
      private final RequestContext context;

      Requests(Principal role, RequestContext context) {
        this.role = role;
        this.context = context;
      }

      Request asking(String action) {
        return new Request(
            role,
            action,
            new RequestResource.Exact(found.facts().arn()),
            Optional.of(found.facts().account()),
            context,
            IdentityPolicies.UNKNOWN);
      }
    }
  }
}
