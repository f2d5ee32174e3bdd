package io.labelguard.core.labeling;

/// The organization of an account, as organizations:DescribeOrganization says.
///
/// @see <a
///     href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeOrganization.html">DescribeOrganization</a>
public sealed interface Organization {

  /// The account is in this organization.
  ///
  /// @param id such as `o-exampleorgid`
  record MemberOf(String id) implements Organization {}

  /// The account is in no organization.
  record None() implements Organization {}
}
