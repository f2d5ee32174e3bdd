package io.labelguard.core.check;

import io.labelguard.policy.model.Condition;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.model.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// What the condition of a Deny is about that decides, and so what helps against it. Where a
/// statement has several conditions, one that is exempted is enough: the first of these is named.
public enum Deciding {
  /// The caller's address.
  ADDRESS,
  /// The VPC or the endpoint that the request comes through.
  NETWORK,
  /// How old a presigned URL is.
  SIGNATURE_AGE,
  /// Whether a request is signed in its header or in its URL.
  SIGNATURE_PLACE,
  /// Who calls, by ARN.
  PRINCIPAL_ARN,
  /// With which key objects are encrypted.
  ENCRYPTION,
  /// Which version of TLS the request is sent by.
  TLS,
  /// Anything else, or nothing.
  OTHER;

  /// Returns the condition keys that are about this, in lower case.
  Set<String> keys() {
    return switch (this) {
      case ADDRESS -> Set.of("aws:sourceip", "aws:vpcsourceip");
      case NETWORK ->
          Set.of(
              "aws:sourcevpc",
              "aws:sourcevpcarn",
              "aws:sourcevpce",
              "aws:vpceaccount",
              "aws:vpceorgid",
              "aws:vpceorgpaths");
      case SIGNATURE_AGE -> Set.of("s3:signatureage");
      case SIGNATURE_PLACE -> Set.of("s3:authtype");
      case PRINCIPAL_ARN -> Set.of("aws:principalarn");
      case ENCRYPTION ->
          Set.of(
              "s3:x-amz-server-side-encryption", "s3:x-amz-server-side-encryption-aws-kms-key-id");
      case TLS -> Set.of("s3:tlsversion");
      case OTHER -> Set.of();
    };
  }

  /// Returns what decides in each of some statements.
  static Set<Deciding> in(Policy policy, List<StatementRef> statements) {
    Set<Deciding> found = new TreeSet<>();
    statements.forEach(ref -> found.add(of(policy.statements().get(ref.index()))));
    return found;
  }

  /// Returns what decides in a statement.
  public static Deciding of(Statement statement) {
    for (Deciding kind : values()) {
      if (statement.conditions().stream().anyMatch(kind::isAbout)) {
        return kind;
      }
    }
    return OTHER;
  }

  /// Whether a condition is about this.
  public boolean isAbout(Condition condition) {
    return keys().contains(condition.key().toLowerCase(Locale.ROOT));
  }

  /// Returns the statements in which this decides.
  List<StatementRef> of(Policy policy, List<StatementRef> statements) {
    return statements.stream()
        .filter(ref -> of(policy.statements().get(ref.index())) == this)
        .toList();
  }
}
