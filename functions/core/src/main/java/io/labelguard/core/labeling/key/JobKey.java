package io.labelguard.core.labeling.key;

import io.labelguard.core.labeling.Arn;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.LabelingJob.Use;
import io.labelguard.core.labeling.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// A key that a labeling job uses.
///
/// @param name as the job or its bucket names it: an id, an alias, or the ARN of either
/// @param bucket the bucket whose objects it encrypts; empty for a volume
public record JobKey(LabelingJob job, KeyUse use, String name, Optional<String> bucket) {

  private static final String AWS_S3 = "alias/aws/s3";

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

  /// Whether it is the key that AWS itself manages for S3 in each account. Its policy lets every
  /// role of the account use it through S3.
  public boolean isAwsS3() {
    return name.equals(AWS_S3) || named().filter(arn -> arn.resource().equals(AWS_S3)).isPresent();
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
    return !isAwsS3() && (region.isEmpty() || namedRegion().map(region.get()::equals).orElse(true));
  }

  private Optional<Arn> named() {
    return Arn.parse(name).filter(arn -> arn.service().equals("kms"));
  }
}
