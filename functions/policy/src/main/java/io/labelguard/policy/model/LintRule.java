package io.labelguard.policy.model;

/// A rule by which a reader warns of text that S3 accepts, though it cannot mean what its author
/// wrote.
///
/// Several rules share one id: the id has a page of documentation, and the page has a case for each
/// of its rules.
public enum LintRule {
  /// An action that S3 does not have.
  UNKNOWN_ACTION,
  /// An action that applies to none of the statement's resources.
  ACTION_FITS_NO_RESOURCE,
  /// An access point's ARN where S3 compares the bucket's own.
  ACCESS_POINT_AS_RESOURCE,
  /// An Allow for everyone except some, so for anonymous callers too.
  NOT_PRINCIPAL_WITH_ALLOW,
  /// A Deny for everyone except everyone.
  NOT_PRINCIPAL_OF_EVERYONE,
  /// A Deny that spares a role, user or session but not its account.
  NOT_PRINCIPAL_WITHOUT_ACCOUNT,
  /// An identity provider as the principal, which never calls S3 itself.
  FEDERATED_PRINCIPAL,
  /// A condition operator without any key.
  OPERATOR_WITHOUT_KEY,
  /// A condition key of `aws:` or `s3:` that no request has.
  UNKNOWN_CONDITION_KEY,
  /// `Null` that asks for presence and absence at once.
  NULL_WITH_BOTH_VALUES,
  /// `*` under an operator that compares it as a character.
  WILDCARD_COMPARED_AS_TEXT,
  /// A pattern of ARNs with fewer than six components.
  PATTERN_OF_NO_ARN,
  /// `ForAllValues` in an Allow, which holds where the key is absent.
  FOR_ALL_VALUES_IN_ALLOW,
  /// A negated `ForAnyValue` in a Deny, which fails where the key is absent.
  FOR_ANY_VALUE_IN_DENY,
  /// A set operator on a key that never has two values.
  SET_OPERATOR_ON_SINGLE_KEY,
  /// A plain operator on a key that can have several values.
  PLAIN_OPERATOR_ON_MANY_VALUES,
  /// A policy variable in a policy whose version does not replace variables.
  VARIABLE_OF_OLD_VERSION,
  /// `${` that begins no policy variable.
  MALFORMED_VARIABLE,
  /// A part of a live policy that cannot be read as it was meant.
  MEANING_UNCLEAR;

  /// The id that is printed with a warning; `labelguard explain` shows its page.
  public String id() {
    return switch (this) {
      case UNKNOWN_ACTION,
          ACTION_FITS_NO_RESOURCE,
          ACCESS_POINT_AS_RESOURCE,
          NOT_PRINCIPAL_WITH_ALLOW,
          NOT_PRINCIPAL_OF_EVERYONE,
          NOT_PRINCIPAL_WITHOUT_ACCOUNT,
          FEDERATED_PRINCIPAL,
          OPERATOR_WITHOUT_KEY,
          UNKNOWN_CONDITION_KEY,
          NULL_WITH_BOTH_VALUES,
          WILDCARD_COMPARED_AS_TEXT,
          PATTERN_OF_NO_ARN,
          FOR_ALL_VALUES_IN_ALLOW,
          FOR_ANY_VALUE_IN_DENY,
          SET_OPERATOR_ON_SINGLE_KEY,
          PLAIN_OPERATOR_ON_MANY_VALUES,
          VARIABLE_OF_OLD_VERSION,
          MALFORMED_VARIABLE ->
          "LG403";
      case MEANING_UNCLEAR -> "LG404";
    };
  }
}
