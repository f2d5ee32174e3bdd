package io.labelguard.core.check;

import io.labelguard.policy.model.Condition;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.model.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

  private static final Map<String, Deciding> BY_KEY =
      Stream.of(values())
          .flatMap(kind -> kind.keys().stream().map(key -> Map.entry(key, kind)))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

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
    return statement.conditions().stream()
        .map(Deciding::of)
        .min(Comparator.naturalOrder())
        .orElse(OTHER);
  }

  private static Deciding of(Condition condition) {
    return BY_KEY.getOrDefault(condition.key().toLowerCase(Locale.ROOT), OTHER);
  }

  /// Whether a condition is about this.
  public boolean isAbout(Condition condition) {
    return of(condition) == this;
  }

  /// Returns the statements in which this decides.
  List<StatementRef> of(Policy policy, List<StatementRef> statements) {
    return statements.stream()
        .filter(ref -> of(policy.statements().get(ref.index())) == this)
        .toList();
  }
}
