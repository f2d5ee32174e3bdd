package io.labelguard.core.guard.setup;

import io.labelguard.core.check.CallerFacts;
import io.labelguard.core.check.SetUp;
import io.labelguard.core.check.Situation;
import io.labelguard.core.guard.GuardContext;
import io.labelguard.core.guard.setup.SetUpReader.Tries;
import io.labelguard.core.labeling.Arn;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.RoleFacts;
import io.labelguard.core.labeling.RolePolicies;
import io.labelguard.core.labeling.role.ControlPolicies;
import io.labelguard.core.port.CallFailedException;
import io.labelguard.core.port.Sources;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/// Reads the execution roles of jobs, what they carry, and what binds the account. IAM answers for
/// the roles of its own account only.
final class RoleReader {

  private final Sources sources;
  private final String account;
  private final boolean readsIdentity;
  private final Tries tries;

  RoleReader(GuardContext context, Tries tries) {
    this.sources = context.sources();
    this.account = context.settings().account();
    this.readsIdentity = context.settings().readsIdentity();
    this.tries = tries;
  }

  /// @param situation whose set-up is known but for the roles
  Situation with(Situation situation) {
    NavigableSet<String> arns = new TreeSet<>();
    situation.judgedJobs().forEach(job -> job.roleArn().filter(this::isOwn).ifPresent(arns::add));
    Map<String, Reading<Optional<RoleFacts>>> roles = new TreeMap<>();
    arns.forEach(arn -> roles.put(arn, tries.of(() -> role(arn))));
    SetUp setUp = situation.setUp().orElse(SetUp.NOT_GIVEN).withRoles(roles);
    if (!readsIdentity || arns.isEmpty()) {
      return situation.withSetUp(setUp);
    }
    CallerFacts facts = situation.facts();
    Map<String, Reading<RolePolicies>> policies = new TreeMap<>(facts.policies());
    roles.forEach((arn, role) -> policies.computeIfAbsent(arn, _ -> policies(role)));
    return situation
        .withSetUp(setUp.withControls(controls()))
        .withFacts(facts.withPolicies(policies));
  }

  private boolean isOwn(String arn) {
    return Arn.parse(arn, "iam", "role").filter(role -> role.account().equals(account)).isPresent();
  }

  private Reading<Optional<RoleFacts>> role(String arn) {
    return unlessRefused(
        "iam:GetRole",
        () -> sources.roles().find(name(arn)).filter(role -> role.arn().equals(arn)));
  }

  private Reading<RolePolicies> policies(Reading<Optional<RoleFacts>> role) {
    return switch (role) {
      case Reading.Known<Optional<RoleFacts>>(Optional<RoleFacts> found) ->
          found
              .map(facts -> tries.of(() -> sources.roles().policies(facts)))
              .orElseGet(Reading.NotGiven::new);
      case Reading.NotPermitted<Optional<RoleFacts>>(String permission, String reason) ->
          new Reading.NotPermitted<>(permission, reason);
      case Reading.NotGiven<Optional<RoleFacts>> _ -> new Reading.NotGiven<>();
    };
  }

  private ControlPolicies controls() {
    Reading<ControlPolicies> read =
        tries.of(
            () ->
                unlessRefused(
                    "organizations:DescribeOrganization",
                    () -> sources.organizations().binding(account)));
    return switch (read) {
      case Reading.Known<ControlPolicies>(ControlPolicies known) -> known;
      case Reading.NotPermitted<ControlPolicies>(String permission, String reason) ->
          new ControlPolicies(
              new Reading.NotPermitted<>(permission, reason),
              new Reading.NotPermitted<>(permission, reason));
      case Reading.NotGiven<ControlPolicies> _ -> ControlPolicies.NOT_GIVEN;
    };
  }

  private static <T> Reading<T> unlessRefused(String permission, Supplier<T> call) {
    try {
      return new Reading.Known<>(call.get());
    } catch (CallFailedException e) {
      if (e.failure().refused()) {
        return new Reading.NotPermitted<>(permission, e.failure().reason());
      }
      throw e;
    }
  }

  private static String name(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }
}
