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
  record MemberOf(String id) implements Organization {

    /// @throws IllegalArgumentException where the id has not the form of one
    public MemberOf {
      if (!isId(id)) {
        throw new IllegalArgumentException("not the id of an organization: " + id);
      }
    }
  }

  /// The account is in no organization.
  record None() implements Organization {}

  /// Whether a text has the form of an organization's id.
  static boolean isId(String text) {
    return text.matches("o-[a-z0-9]{10,32}");
  }

  /// Reads DescribeOrganization's output; empty where it names none.
  static Optional<Organization> of(Json document) {
    return DocumentFields.of(document, new ArrayList<>())
        .in("Organization")
        .text("Id")
        .filter(Organization::isId)
        .map(MemberOf::new);
  }
}
