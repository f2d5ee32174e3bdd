package io.labelguard.cli.collect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.core.labeling.Organization;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.role.ControlPolicies;
import io.labelguard.core.port.Organizations;
import io.labelguard.local.json.JsonTrees;
import io.labelguard.policy.layer.Layer;
import io.labelguard.policy.model.Policy;
import java.util.List;
import java.util.Optional;

/// Collects the organization of an account, and the SCPs and RCPs that bind the account.
final class OrganizationCollector {

  private static final String SCPS = "scps";

  private final Organizations organizations;
  private final NotPermitted notPermitted;

  OrganizationCollector(Organizations organizations, NotPermitted notPermitted) {
    this.organizations = organizations;
    this.notPermitted = notPermitted;
  }

  /// Returns the organization; empty where the caller may not read it.
  Optional<Organization> organization() {
    return notPermitted.unlessRefused(
        "organizations:DescribeOrganization", organizations::ofTheAccount);
  }

  /// Returns the member of a world: the organization with the policies that bind the account; empty
  /// where the account is in none, or the caller may not read it.
  Optional<ObjectNode> entry(Optional<Organization> organization, String account) {
    return organization
        .filter(Organization.MemberOf.class::isInstance)
        .map(Organization.MemberOf.class::cast)
        .map(member -> entry(member, account));
  }

  /// Whether it is known which SCPs bind the account.
  ///
  /// @param entry of the organization
  static boolean hasScps(Optional<Organization> organization, Optional<ObjectNode> entry) {
    return organization.filter(Organization.None.class::isInstance).isPresent()
        || entry.filter(member -> member.has(SCPS)).isPresent();
  }

  private ObjectNode entry(Organization.MemberOf organization, String account) {
    ObjectNode entry = JsonTrees.object().put("Id", organization.id());
    organization.managementAccount().ifPresent(id -> entry.put("MasterAccountId", id));
    ControlPolicies policies =
        organization.binds(account) ? organizations.controlPolicies(account) : ControlPolicies.NONE;
    add(policies.service(), SCPS, entry);
    add(policies.resource(), "rcps", entry);
    return entry;
  }

  private void add(Reading<List<Layer>> levels, String name, ObjectNode entry) {
    switch (levels) {
      case Reading.Known<List<Layer>>(List<Layer> known) -> add(known, entry.putArray(name));
      case Reading.NotPermitted<List<Layer>>(String permission, _) -> notPermitted.add(permission);
      case Reading.NotGiven<List<Layer>> _ -> {}
    }
  }

  private static void add(List<Layer> levels, ArrayNode list) {
    for (Layer level : levels) {
      ArrayNode policies = list.addArray();
      if (level instanceof Layer.Policies(List<Policy> known)) {
        known.forEach(policy -> policies.add(policy.text()));
      }
    }
  }
}
