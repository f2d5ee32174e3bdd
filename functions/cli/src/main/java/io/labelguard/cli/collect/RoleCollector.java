package io.labelguard.cli.collect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.core.labeling.Arn;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.RoleFacts;
import io.labelguard.core.labeling.RolePolicies;
import io.labelguard.core.port.ExecutionRoles;
import io.labelguard.local.json.JsonTrees;
import io.labelguard.local.world.World;
import io.labelguard.policy.model.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;

/// Collects the execution roles of jobs, with their trust policies and all that they carry.
///
/// IAM answers for the roles of its own account only. Of a role that the caller may not read, the
/// ARN is kept; one that does not exist is not.
final class RoleCollector {

  private final ExecutionRoles roles;
  private final String account;
  private final NotPermitted notPermitted;

  RoleCollector(ExecutionRoles roles, String account, NotPermitted notPermitted) {
    this.roles = roles;
    this.account = account;
    this.notPermitted = notPermitted;
  }

  List<World.Role> of(List<LabelingJob> jobs) {
    NavigableSet<String> arns = new TreeSet<>();
    jobs.forEach(job -> job.roleArn().ifPresent(arns::add));
    List<World.Role> found = new ArrayList<>();
    for (String arn : arns) {
      Arn.parse(arn, "iam", "role")
          .filter(parsed -> parsed.account().equals(account))
          .flatMap(parsed -> role(arn, parsed.name()))
          .ifPresent(found::add);
    }
    return found;
  }

  private Optional<World.Role> role(String arn, String name) {
    Optional<Optional<RoleFacts>> read =
        notPermitted.unlessRefused("iam:GetRole", () -> roles.find(name));
    return read.isEmpty()
        ? Optional.of(new World.Role(arn))
        : read.get()
            .filter(facts -> facts.arn().equals(arn))
            .map(facts -> new World.Role(arn, Optional.of(facts), Optional.of(entry(facts))));
  }

  private ObjectNode entry(RoleFacts facts) {
    ObjectNode entry = JsonTrees.object();
    ObjectNode role = entry.putObject("Role").put("Arn", facts.arn()).put("RoleId", facts.id());
    ArrayNode tags = role.putArray("Tags");
    facts.tags().forEach((key, value) -> tags.addObject().put("Key", key).put("Value", value));
    facts.trust().ifPresent(trust -> role.put("AssumeRolePolicyDocument", trust.text()));
    switch (roles.policies(facts)) {
      case Reading.Known<RolePolicies>(RolePolicies policies) -> add(policies, entry);
      case Reading.NotPermitted<RolePolicies>(String permission, _) -> notPermitted.add(permission);
      // The role was deleted in between.
      case Reading.NotGiven<RolePolicies> _ -> {}
    }
    return entry;
  }

  private static void add(RolePolicies policies, ObjectNode entry) {
    add(policies.inline(), entry.putArray("Policies"), "PolicyName");
    add(policies.attached(), entry.putArray("AttachedPolicies"), "PolicyArn");
    policies.boundary().ifPresent(policy -> entry.put("PermissionsBoundary", policy.text()));
  }

  private static void add(SortedMap<String, Policy> policies, ArrayNode list, String name) {
    policies.forEach(
        (key, policy) -> list.addObject().put(name, key).put("PolicyDocument", policy.text()));
  }
}
