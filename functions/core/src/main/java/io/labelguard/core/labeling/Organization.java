package io.labelguard.core.labeling;

import io.labelguard.policy.json.Json;
import java.util.ArrayList;
import java.util.Optional;

/// The organization of an account, as organizations:DescribeOrganization says.
///
/// @see <a
///     href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeOrganization.html">DescribeOrganization</a>
public sealed interface Organization {

  /// The account is in this organization.
  ///
  /// @param id such as `o-exampleorgid`
  /// @param managementAccount the id of the account that manages it; empty where it was not given
  record MemberOf(String id, Optional<String> managementAccount) implements Organization {

    /// Of which the management account was not given.
    public MemberOf(String id) {
      this(id, Optional.empty());
    }

    /// @throws IllegalArgumentException where the id has not the form of one
    public MemberOf {
      if (!isId(id)) {
        throw new IllegalArgumentException("not the id of an organization: " + id);
      }
    }
  }

  /// The account is in no organization.
  record None() implements Organization {}

  /// Whether its SCPs and RCPs bind an account: they do not bind the one that manages it.
  ///
  /// @see <a
  ///     href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html">SCPs</a>
  default boolean binds(String account) {
    return switch (this) {
      case MemberOf(_, Optional<String> managementAccount) ->
          !managementAccount.equals(Optional.of(account));
      case None _ -> false;
    };
  }

  /// Whether a text has the form of an organization's id.
  static boolean isId(String text) {
    return text.matches("o-[a-z0-9]{10,32}");
  }

  /// Reads DescribeOrganization's output; empty where it names none.
  static Optional<Organization> of(Json document) {
    DocumentFields organization = DocumentFields.of(document, new ArrayList<>()).in("Organization");
    return organization
        .text("Id")
        .filter(Organization::isId)
        .map(id -> new MemberOf(id, organization.text("MasterAccountId")));
  }
}
