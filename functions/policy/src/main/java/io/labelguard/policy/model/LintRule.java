package io.labelguard.policy.model;

/// A rule by which a reader reports text that S3 refuses, or accepts though it cannot mean what its
/// author wrote.
///
/// Several rules share one id: the id has a page of documentation, and the page has a case for each
/// of its rules.
public enum LintRule {
  /// `ForAllValues` in an Allow, which holds where the key is absent.
  FOR_ALL_VALUES_IN_ALLOW("LG403"),
  /// A negated `ForAnyValue` in a Deny, which fails where the key is absent.
  FOR_ANY_VALUE_IN_DENY("LG403"),
  /// A set operator on a key that never has two values.
  SET_OPERATOR_ON_SINGLE_KEY("LG403"),
  /// A plain operator on a key that can have several values.
  PLAIN_OPERATOR_ON_MANY_VALUES("LG403"),
  /// A part of a live policy that cannot be read as it was meant.
  MEANING_UNCLEAR("LG404"),
  /// A condition that no request can meet.
  NEVER_HOLDS("LG405"),
  /// A condition that every request meets.
  ALWAYS_HOLDS("LG405"),
  /// A condition operator without any key.
  OPERATOR_WITHOUT_KEY("LG405"),
  /// `Null` that asks for presence and absence at once.
  NULL_WITH_BOTH_VALUES("LG405"),
  /// `*` under an operator that compares it as a character.
  WILDCARD_COMPARED_AS_TEXT("LG405"),
  /// A pattern of ARNs with fewer than six components.
  PATTERN_OF_NO_ARN("LG405"),
  /// A policy variable in a policy whose version does not replace variables.
  VARIABLE_OF_OLD_VERSION("LG405"),
  /// `${` that begins no policy variable.
  MALFORMED_VARIABLE("LG405"),
  /// An Allow for everyone except some, so for anonymous callers too.
  NOT_PRINCIPAL_WITH_ALLOW("LG405"),
  /// A Deny for everyone except everyone.
  NOT_PRINCIPAL_OF_EVERYONE("LG405"),
  /// A Deny that spares a role, user or session but not its account.
  NOT_PRINCIPAL_WITHOUT_ACCOUNT("LG405"),
  /// An identity provider as the principal, which never calls S3 itself.
  FEDERATED_PRINCIPAL("LG405"),
  /// An action none of whose resource types the statement names; S3 refuses it.
  ACTION_FITS_NO_RESOURCE("LG406"),
  /// A condition key of S3's own that no action of the statement supports; S3 refuses it.
  KEY_FITS_NO_ACTION("LG406"),
  /// An access point's ARN where S3 compares the bucket's own.
  ACCESS_POINT_AS_RESOURCE("LG406"),
  /// A condition key of `aws:` or `s3:` that no request has.
  UNKNOWN_CONDITION_KEY("LG406"),
  /// A policy that is too long even without white space; S3 refuses it.
  TOO_LONG("LG407"),
  /// A policy that is only too long with its white space.
  LONG_WITH_WHITE_SPACE("LG407"),
  /// An action that S3 does not have.
  UNKNOWN_ACTION("LG408");

  private final String id;

  LintRule(String id) {
    this.id = id;
  }

  /// The id that is printed with a problem; `labelguard explain` shows its page.
  public String id() {
    return id;
  }

  /// Whether PutBucketPolicy was seen to refuse such a text.
  public boolean isRefused() {
    return switch (this) {
      case ACTION_FITS_NO_RESOURCE, KEY_FITS_NO_ACTION, TOO_LONG -> true;
      case FOR_ALL_VALUES_IN_ALLOW,
          FOR_ANY_VALUE_IN_DENY,
          SET_OPERATOR_ON_SINGLE_KEY,
          PLAIN_OPERATOR_ON_MANY_VALUES,
          MEANING_UNCLEAR,
          NEVER_HOLDS,
          ALWAYS_HOLDS,
          OPERATOR_WITHOUT_KEY,
          NULL_WITH_BOTH_VALUES,
          WILDCARD_COMPARED_AS_TEXT,
          PATTERN_OF_NO_ARN,
          VARIABLE_OF_OLD_VERSION,
          MALFORMED_VARIABLE,
          NOT_PRINCIPAL_WITH_ALLOW,
          NOT_PRINCIPAL_OF_EVERYONE,
          NOT_PRINCIPAL_WITHOUT_ACCOUNT,
          FEDERATED_PRINCIPAL,
          ACCESS_POINT_AS_RESOURCE,
          UNKNOWN_CONDITION_KEY,
          LONG_WITH_WHITE_SPACE,
          UNKNOWN_ACTION ->
          false;
    };
  }
}
