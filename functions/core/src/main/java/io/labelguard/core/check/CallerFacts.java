package io.labelguard.core.check;

import io.labelguard.core.labeling.Arn;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Organization;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.RoleFacts;
import io.labelguard.core.labeling.RolePolicies;
import io.labelguard.core.labeling.console.ConsolePrincipal;
import io.labelguard.core.labeling.need.Need;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.request.KeyState;
import io.labelguard.policy.request.RequestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What one permitted call, or a person, says of the callers of jobs' requests.
///
/// @param roles by ARN
/// @param organization of the account that the jobs run in; empty where not known
/// @param policies what roles carry of policies, by ARN; read only where a change of a bucket's
///     policy makes them decide
/// @param consolePrincipals people who start jobs in the console, in order; of one job also its
///     creator is known ([LabelingJob#consoleUser])
public record CallerFacts(
    Map<String, RoleFacts> roles,
    Optional<Organization> organization,
    Map<String, Reading<RolePolicies>> policies,
    List<ConsolePrincipal> consolePrincipals) {

  /// Nothing is known.
  public static final CallerFacts NONE = new CallerFacts(Map.of(), Optional.empty());

  private static final KeyState ABSENT = new KeyState.Absent();

  public CallerFacts {
    roles = Map.copyOf(roles);
    policies = Map.copyOf(policies);
    consolePrincipals = List.copyOf(consolePrincipals);
  }

  /// Facts without the policies of roles.
  public CallerFacts(Map<String, RoleFacts> roles, Optional<Organization> organization) {
    this(roles, organization, Map.of(), List.of());
  }

  /// Returns these facts with the policies of roles, by ARN.
  public CallerFacts withPolicies(Map<String, Reading<RolePolicies>> read) {
    return new CallerFacts(roles, organization, read, consolePrincipals);
  }

  /// Returns these facts with people who start jobs in the console.
  public CallerFacts withConsole(List<ConsolePrincipal> people) {
    return new CallerFacts(roles, organization, policies, people);
  }

  /// Returns the policies of a job's role.
  Reading<RolePolicies> policiesOf(LabelingJob job) {
    return job.roleArn().map(policies::get).orElseGet(Reading.NotGiven::new);
  }

  /// Returns a need with these facts in its request.
  ///
  /// @param policy names the tags that matter: the role has not got any other
  Need in(Need need, Optional<Policy> policy) {
    return need.with(request -> request.with(in(request.context(), need.job(), policy)));
  }

  /// Returns a need of a person who starts a job in the console with the organization in its
  /// request. A person of another account may be in another one.
  Need in(Need need, ConsolePrincipal who) {
    return organization
        .filter(_ -> need.job().account().filter(who.account()::equals).isPresent())
        .map(of -> need.with(request -> request.with(with(request.context(), of(of)))))
        .orElse(need);
  }

  /// Returns the context of a request of a job's role with these facts.
  ///
  /// @param policy names the tags that matter: the role has not got any other
  RequestContext in(RequestContext context, LabelingJob job, Optional<Policy> policy) {
    SortedMap<String, KeyState> known = new TreeMap<>();
    role(job)
        .ifPresent(
            role -> {
              known.put(CallerKeys.USER_ID, new KeyState.Matching(role.id() + ":*"));
              policy.ifPresent(read -> known.putAll(tags(role, read)));
            });
    organization.filter(_ -> isOfTheAccount(job)).ifPresent(of -> known.putAll(of(of)));
    return with(context, known);
  }

  private static RequestContext with(RequestContext context, Map<String, KeyState> known) {
    SortedMap<String, KeyState> keys = new TreeMap<>(context.keys());
    keys.putAll(known);
    return new RequestContext(keys, context.othersUnknown());
  }

  /// Whether there is nothing to add to a need.
  boolean isEmpty() {
    return roles.isEmpty() && organization.isEmpty();
  }

  private Optional<RoleFacts> role(LabelingJob job) {
    return job.roleArn().map(roles::get);
  }

  /// A role of another account may be in another organization.
  private static boolean isOfTheAccount(LabelingJob job) {
    Optional<String> ofTheRole = job.roleArn().flatMap(Arn::parse).map(Arn::account);
    return ofTheRole.isEmpty() || job.account().isEmpty() || ofTheRole.equals(job.account());
  }

  /// Nothing documents that SageMaker passes session tags, so the role's own are all.
  private static Map<String, KeyState> tags(RoleFacts role, Policy policy) {
    Map<String, KeyState> keys = new TreeMap<>();
    CallerKeys.tags(policy).forEach(key -> keys.put(key, ABSENT));
    role.tags()
        .forEach(
            (key, value) ->
                keys.put(CallerKeys.TAG + key.toLowerCase(Locale.ROOT), KeyState.of(value)));
    return keys;
  }

  private static Map<String, KeyState> of(Organization organization) {
    return switch (organization) {
      case Organization.MemberOf(String id, _) ->
          Map.of(
              CallerKeys.ORGANIZATION_ID,
              KeyState.of(id),
              CallerKeys.ORGANIZATION_PATHS,
              new KeyState.Matching(id + "/*"));
      case Organization.None _ ->
          Map.of(CallerKeys.ORGANIZATION_ID, ABSENT, CallerKeys.ORGANIZATION_PATHS, ABSENT);
    };
  }

  /// Returns what would settle the value of these keys: a permission of the guard, and an option of
  /// `check`; sentences.
  static List<String> settling(List<String> keys) {
    CallerKeys settled = CallerKeys.in(keys);
    List<String> advice = new ArrayList<>();
    if (settled.role()) {
      advice.add("iam:GetRole on the execution role would settle it (check: --role FILE).");
    }
    if (settled.organization()) {
      advice.add("organizations:DescribeOrganization would settle it (check: --org o-…).");
    }
    return List.copyOf(advice);
  }
}
