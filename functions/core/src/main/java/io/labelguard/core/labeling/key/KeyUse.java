package io.labelguard.core.labeling.key;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a labeling job uses a key for, and the KMS actions that its role needs.
///
/// S3 asks for a data key with GenerateDataKey. A volume of EBS takes one without its plaintext,
/// and hands the key on by a grant.
///
/// @see <a
///     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_LabelingJobOutputConfig.html">LabelingJobOutputConfig</a>
/// @see <a
///     href="https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption-requirements.html">Requirements
///     for Amazon EBS encryption</a>
public enum KeyUse {
  /// KmsKeyId of OutputConfig.
  OUTPUT("output key", List.of("kms:GenerateDataKey", "kms:Decrypt"), Lists.BESIDE),
  /// VolumeKmsKeyId of the instances that train the models of automated labeling.
  VOLUME(
      "volume key",
      List.of(
          "kms:CreateGrant",
          "kms:GenerateDataKey",
          "kms:GenerateDataKeyWithoutPlaintext",
          "kms:Decrypt"),
      Lists.BESIDE),
  /// The key by which a bucket that the job reads encrypts by default.
  INPUT("default key of an input bucket", List.of("kms:Decrypt"), List.of()),
  /// The key of the topic to which finished objects are published.
  ///
  /// @see <a
  ///     href="https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html">Managing
  ///     Amazon SNS
  ///     encryption keys</a>
  OUTPUT_TOPIC("key of the output topic", List.of("kms:GenerateDataKey", "kms:Decrypt"), List.of()),
  /// The key of the queue from which new objects are read.
  ///
  /// @see <a
  ///     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html">Amazon
  ///     SQS key management</a>
  QUEUE("key of the queue", List.of("kms:Decrypt"), List.of());

  private final String text;

  @SuppressWarnings("ImmutableEnumChecker") // The lists cannot be changed.
  private final List<String> essential;

  @SuppressWarnings("ImmutableEnumChecker") // Likewise.
  private final List<String> beside;

  KeyUse(String text, List<String> essential, List<String> beside) {
    this.text = text;
    this.essential = essential;
    this.beside = beside;
  }

  /// The word for a person.
  public String text() {
    return text;
  }

  /// Returns the service that asks KMS for the role; empty where it is not known who asks.
  public Optional<String> service() {
    return switch (this) {
      case OUTPUT, INPUT -> Optional.of("s3");
      case OUTPUT_TOPIC -> Optional.of("sns");
      case QUEUE -> Optional.of("sqs");
      case VOLUME -> Optional.empty();
    };
  }

  /// Returns the actions without which the job fails.
  public List<String> essential() {
    return essential;
  }

  /// Returns all actions that AWS asks for.
  public List<String> actions() {
    return Stream.concat(essential.stream(), beside.stream()).toList();
  }

  /// Constants of an enum cannot refer to its own static fields.
  private static final class Lists {
    static final List<String> BESIDE =
        List.of("kms:Encrypt", "kms:ReEncryptFrom", "kms:ReEncryptTo", "kms:DescribeKey");
  }
}
