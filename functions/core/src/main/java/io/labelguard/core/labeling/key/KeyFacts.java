package io.labelguard.core.labeling.key;

import io.labelguard.core.labeling.Arn;
import io.labelguard.policy.json.Json;
import java.util.Optional;

/// What DescribeKey says of a key.
///
/// @param arn the key's ARN, whatever it was asked for by
/// @param spec its KeySpec, such as `SYMMETRIC_DEFAULT`
/// @param usage its KeyUsage, such as `ENCRYPT_DECRYPT`
/// @see <a
///     href="https://docs.aws.amazon.com/kms/latest/APIReference/API_KeyMetadata.html">KeyMetadata</a>
public record KeyFacts(String arn, KmsKeyState state, String spec, String usage) {

  /// The only kind of key by which S3 and EBS encrypt.
  static final String SYMMETRIC = "SYMMETRIC_DEFAULT";

  /// @throws IllegalArgumentException where the ARN is not a key's
  public KeyFacts {
    if (Arn.parse(arn, "kms", "key").isEmpty()) {
      throw new IllegalArgumentException("not the ARN of a key: " + arn);
    }
  }

  /// Reads DescribeKey's output, with or without its outer member; empty where it names no key. The
  /// older name of the spec counts as well; one that is missing is the default.
  public static Optional<KeyFacts> of(Json document) {
    Json metadata = member(document, "KeyMetadata").orElse(document);
    return text(metadata, "Arn")
        .filter(arn -> Arn.parse(arn, "kms", "key").isPresent())
        .map(
            arn ->
                new KeyFacts(
                    arn,
                    KmsKeyState.of(text(metadata, "KeyState").orElse("")),
                    text(metadata, "KeySpec")
                        .or(() -> text(metadata, "CustomerMasterKeySpec"))
                        .orElse(SYMMETRIC),
                    text(metadata, "KeyUsage").orElse("ENCRYPT_DECRYPT")));
  }

  /// Returns the account that owns the key.
  public String account() {
    return parsed().account();
  }

  /// Returns the Region of the key.
  public String region() {
    return parsed().region();
  }

  /// Whether it is of the kind by which S3 and EBS encrypt.
  public boolean isSymmetric() {
    return spec.equals(SYMMETRIC);
  }

  private Arn parsed() {
    return Arn.parse(arn, "kms", "key").orElseThrow();
  }

  private static Optional<String> text(Json object, String name) {
    return member(object, name)
        .filter(Json.Str.class::isInstance)
        .map(Json.Str.class::cast)
        .map(Json.Str::value);
  }

  private static Optional<Json> member(Json object, String name) {
    return object instanceof Json.Obj members
        ? members.all(name).stream().findFirst()
        : Optional.empty();
  }
}
