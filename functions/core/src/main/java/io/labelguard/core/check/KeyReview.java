package io.labelguard.core.check;

import io.labelguard.core.labeling.Arn;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.key.JobKey;
import io.labelguard.core.labeling.key.KeyJudgement;
import io.labelguard.core.labeling.key.KmsKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Judges the KMS keys of a situation's jobs.
final class KeyReview {

  private KeyReview() {}

  /// Judges the keys of a job, as far as it is known which these are; none where nothing of the
  /// set-up was read.
  static List<KeyJudgement> of(LabelingJob job, Situation situation) {
    return situation.setUp().stream()
        .flatMap(setUp -> judged(setUp.keysOf(job), setUp, situation))
        .toList();
  }

  /// Judges the keys of a job's topics and queue in the same way.
  static List<KeyJudgement> ofStream(LabelingJob job, Situation situation) {
    return situation.setUp().stream()
        .flatMap(setUp -> judged(setUp.keysOfStream(job), setUp, situation))
        .toList();
  }

  private static Stream<KeyJudgement> judged(List<JobKey> keys, SetUp setUp, Situation situation) {
    return keys.stream().map(key -> KeyJudgement.of(key, known(key, setUp, situation)));
  }

  /// Returns the name by which findings name the key: its ARN where that is known.
  static String resource(JobKey key, Situation situation) {
    return situation
        .setUp()
        .flatMap(setUp -> found(key, setUp))
        .map(found -> found.facts().arn())
        .orElse(key.name());
  }

  /// Returns the key, where it was read.
  static Optional<KmsKey> found(JobKey key, SetUp setUp) {
    return setUp.keyOf(key.name()).known().flatMap(found -> found);
  }

  private static KeyJudgement.Known known(JobKey key, SetUp setUp, Situation situation) {
    Optional<Bucket> bucket =
        key.bucket()
            .flatMap(
                name ->
                    situation.buckets().stream()
                        .filter(one -> one.name().equals(name))
                        .findFirst());
    return new KeyJudgement.Known(
        bucket.flatMap(Bucket::region).or(() -> key.job().region()),
        bucket.flatMap(Bucket::owner).or(() -> key.channel().flatMap(Arn::parse).map(Arn::account)),
        setUp.keyOf(key.name()),
        situation.facts().policiesOf(key.job()),
        (context, policy) -> situation.facts().in(context, key.job(), Optional.of(policy)));
  }
}
