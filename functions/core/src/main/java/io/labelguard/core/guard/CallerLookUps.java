package io.labelguard.core.guard;

import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.CallerFacts;
import io.labelguard.core.check.CallerKeys;
import io.labelguard.core.check.GrantNotes;
import io.labelguard.core.check.JudgedSituation;
import io.labelguard.core.check.Situation;
import io.labelguard.core.labeling.Arn;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Organization;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.RoleFacts;
import io.labelguard.core.labeling.RolePolicies;
import io.labelguard.core.port.CallFailedException;
import io.labelguard.core.port.CallFailure;
import io.labelguard.core.port.Sources;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Looks up what decides about the callers of jobs' requests: their execution roles and the
/// organization, where a policy names a condition key of them, and the policies of a role, where a
/// bucket's policy no longer allows what it allowed.
///
/// Else nothing is asked. What is not answered counts as unknown, and
/// is a note; it never fails an event or a sweep.
final class CallerLookUps {

  private static final String GET_ROLE = "iam:GetRole";
  private static final String DESCRIBE_ORGANIZATION = "organizations:DescribeOrganization";

  private final String account;
  private final Sources sources;
  private final boolean readsIdentity;

  /// By what they are about: a permission that is missing is one note, whatever was asked.
  private final Map<String, String> notes = new LinkedHashMap<>();

  /// @param context one that reads once
  CallerLookUps(GuardContext context) {
    this.account = context.settings().account();
    this.sources = context.sources();
    this.readsIdentity = context.settings().readsIdentity();
  }

  /// Looks up what the policies of the situation depend on, for the jobs that they decide on.
  CallerFacts of(Situation situation) {
    Set<String> roleArns = new TreeSet<>();
    boolean inOrganization = false;
    for (Bucket bucket : situation.buckets()) {
      CallerKeys keys = bucket.policy().toJudgeBy().map(CallerKeys::in).orElse(CallerKeys.NONE);
      List<LabelingJob> jobs = situation.liveJobsAt(bucket.name());
      if (keys.role()) {
        jobs.forEach(job -> job.roleArn().ifPresent(roleArns::add));
      }
      inOrganization |= keys.organization() && !jobs.isEmpty();
    }
    Map<String, RoleFacts> roles = new TreeMap<>();
    roleArns.forEach(arn -> role(arn).ifPresent(role -> roles.put(arn, role)));
    return withPolicies(
        situation, new CallerFacts(roles, inOrganization ? organization() : Optional.empty()));
  }

  private CallerFacts withPolicies(Situation situation, CallerFacts facts) {
    Set<String> deciding = GrantNotes.decidingRoles(situation.withFacts(facts));
    if (deciding.isEmpty()) {
      return facts;
    }
    Map<String, Reading<RolePolicies>> read = new TreeMap<>();
    deciding.forEach(arn -> read.put(arn, policies(arn)));
    CallerFacts known = facts.withPolicies(read);
    GrantNotes.of(new JudgedSituation(situation.withFacts(known)))
        .forEach(note -> notes.putIfAbsent(note.message(), note.message()));
    return known;
  }

  private Reading<RolePolicies> policies(String arn) {
    Optional<String> name =
        Arn.parse(arn, "iam", "role")
            .filter(parsed -> parsed.account().equals(account))
            .map(Arn::name);
    if (name.isEmpty() || !readsIdentity) {
      return new Reading.NotGiven<>();
    }
    try {
      return sources
          .roles()
          .find(name.get())
          .filter(role -> role.arn().equals(arn))
          .map(sources.roles()::policies)
          .orElseGet(Reading.NotGiven::new);
    } catch (CallFailedException e) {
      if (e.failure().refused()) {
        return new Reading.NotPermitted<>(GET_ROLE, e.failure().reason());
      }
      notes.putIfAbsent(e.failure().attempt(), e.failure().sentence());
      return new Reading.NotGiven<>();
    }
  }

  /// Returns what could not be looked up; sentences.
  List<String> notes() {
    return List.copyOf(notes.values());
  }

  /// A role of another account is not asked for: IAM answers for its own account only.
  private Optional<RoleFacts> role(String arn) {
    return Arn.parse(arn, "iam", "role")
        .filter(parsed -> parsed.account().equals(account))
        .flatMap(parsed -> role(arn, parsed.name()));
  }

  private Optional<RoleFacts> role(String arn, String name) {
    try {
      Optional<RoleFacts> role =
          sources.roles().find(name).filter(found -> found.arn().equals(arn));
      if (role.isEmpty()) {
        notes.put(arn, "There is no execution role " + arn + ": its tags and id count as unknown.");
      }
      return role;
    } catch (CallFailedException e) {
      note(e.failure(), GET_ROLE, "the tags and ids of execution roles count as unknown.");
      return Optional.empty();
    }
  }

  private Optional<Organization> organization() {
    try {
      return Optional.of(sources.organizations().ofTheAccount());
    } catch (CallFailedException e) {
      note(e.failure(), DESCRIBE_ORGANIZATION, "the account's organization counts as unknown.");
      return Optional.empty();
    }
  }

  private void note(CallFailure failure, String permission, String meaning) {
    if (failure.refused()) {
      notes.putIfAbsent(
          permission,
          "Labelguard has no permission for "
              + permission
              + ", so "
              + meaning
              + " AWS says: "
              + failure.reason());
    } else {
      notes.putIfAbsent(failure.attempt(), failure.sentence() + " Therefore " + meaning);
    }
  }
}
