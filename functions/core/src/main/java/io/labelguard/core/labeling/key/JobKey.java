package io.labelguard.core.labeling.key;

import io.labelguard.core.labeling.Arn;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.LabelingJob.Use;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.stream.ChannelFacts;
import io.labelguard.core.labeling.stream.StreamChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// A key that a labeling job uses.
///
/// @param name as the job or its bucket names it: an id, an alias, or the ARN of either
/// @param of the bucket whose objects it encrypts, or the ARN of the topic or queue whose messages;
///     empty for a volume
public record JobKey(LabelingJob job, KeyUse use, String name, Optional<String> of) {

  private static final String AWS_S3 = "alias/aws/s3";

  /// The keys that AWS itself manages for a service in each account, by their aliases.
  private static final Set<String> OF_AWS = Set.of(AWS_S3, "alias/aws/sns", "alias/aws/sqs");

  /// Returns the keys of a job: those that it names, then those of the buckets that it reads.
  ///
  /// @param encryption how buckets encrypt, by name
  public static List<JobKey> of(
      LabelingJob job, Map<String, Reading<BucketEncryption>> encryption) {
    List<JobKey> keys = new ArrayList<>();
    Optional<String> output =
        job.locations().stream()
            .filter(at -> at.use() == Use.OUTPUT)
            .map(at -> at.at().bucket())
            .findFirst();
    job.outputKmsKeyId()
        .filter(name -> !name.isBlank())
        .ifPresent(name -> keys.add(new JobKey(job, KeyUse.OUTPUT, name, output)));
    job.description()
        .volumeKmsKeyId()
        .filter(name -> !name.isBlank())
        .ifPresent(name -> keys.add(new JobKey(job, KeyUse.VOLUME, name, Optional.empty())));
    for (String bucket : inputBuckets(job)) {
      Optional.ofNullable(encryption.get(bucket))
          .flatMap(Reading::known)
          .filter(BucketEncryption.OfKms.class::isInstance)
          .map(BucketEncryption.OfKms.class::cast)
          .map(kms -> kms.keyId().orElse(AWS_S3))
          .ifPresent(name -> keys.add(new JobKey(job, KeyUse.INPUT, name, Optional.of(bucket))));
    }
    return List.copyOf(keys);
  }

  /// Returns the buckets that a job reads, sorted.
  public static List<String> inputBuckets(LabelingJob job) {
    TreeSet<String> buckets = new TreeSet<>();
    job.locations().stream()
        .filter(at -> at.use() != Use.OUTPUT)
        .forEach(at -> buckets.add(at.at().bucket()));
    return List.copyOf(buckets);
  }

  /// Returns the keys by which a job's topics and queue encrypt, as far as these were read.
  ///
  /// @param channels topics and queues by ARN; known and empty where there is none
  public static List<JobKey> ofStream(
      LabelingJob job, Map<String, Reading<Optional<ChannelFacts>>> channels) {
    List<JobKey> keys = new ArrayList<>();
    for (StreamChannel channel : StreamChannel.of(job)) {
      use(channel)
          .ifPresent(
              use ->
                  Optional.ofNullable(channels.get(channel.arn()))
                      .flatMap(Reading::known)
                      .flatMap(found -> found)
                      .flatMap(ChannelFacts::kmsKey)
                      .ifPresent(
                          name ->
                              keys.add(new JobKey(job, use, name, Optional.of(channel.arn())))));
    }
    return List.copyOf(keys);
  }

  /// The role does not publish to the input topic.
  private static Optional<KeyUse> use(StreamChannel channel) {
    return switch (channel.role()) {
      case OUTPUT_TOPIC -> Optional.of(KeyUse.OUTPUT_TOPIC);
      case QUEUE -> Optional.of(KeyUse.QUEUE);
      case INPUT_TOPIC -> Optional.empty();
    };
  }

  /// Returns the bucket whose objects it encrypts.
  public Optional<String> bucket() {
    return of.filter(_ -> use == KeyUse.OUTPUT || use == KeyUse.INPUT);
  }

  /// Returns the ARN of the topic or queue whose messages it encrypts.
  public Optional<String> channel() {
    return of.filter(_ -> use == KeyUse.OUTPUT_TOPIC || use == KeyUse.QUEUE);
  }

  /// Whether it is a key that AWS itself manages for a service in each account. Its policy lets
  /// every role of the account use it through that service.
  public boolean isOfAws() {
    return OF_AWS.contains(named().map(Arn::resource).orElse(name));
  }

  /// Returns the Region that the key's ARN names; empty for an id or an alias.
  public Optional<String> namedRegion() {
    return named().map(Arn::region);
  }

  /// Returns the account that the key's ARN names; empty for an id or an alias.
  public Optional<String> namedAccount() {
    return named().map(Arn::account);
  }

  /// Whether KMS in a Region can be asked for it: of another Region's key it knows nothing.
  public boolean isAskedIn(Optional<String> region) {
    return !isOfAws() && (region.isEmpty() || namedRegion().map(region.get()::equals).orElse(true));
  }

  private Optional<Arn> named() {
    return Arn.parse(name).filter(arn -> arn.service().equals("kms"));
  }
}
