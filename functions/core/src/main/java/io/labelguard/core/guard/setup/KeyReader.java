package io.labelguard.core.guard.setup;

import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.SetUp;
import io.labelguard.core.check.Situation;
import io.labelguard.core.guard.setup.SetUpReader.Tries;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.key.BucketEncryption;
import io.labelguard.core.labeling.key.JobKey;
import io.labelguard.core.labeling.key.KeyFacts;
import io.labelguard.core.labeling.key.KmsKey;
import io.labelguard.core.port.Sources;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads the KMS keys of jobs and of their topics and queues, and how the buckets that they read
/// encrypt.
final class KeyReader {

  private final Sources sources;
  private final Tries tries;

  KeyReader(Sources sources, Tries tries) {
    this.sources = sources;
    this.tries = tries;
  }

  /// Returns the set-up with the encryption of buckets and the keys of the situation's jobs.
  SetUp with(SetUp setUp, Situation situation) {
    SetUp encrypted = setUp.withEncryption(encryption(situation));
    return encrypted.withKeys(keys(encrypted, situation));
  }

  private Map<String, Reading<BucketEncryption>> encryption(Situation situation) {
    Set<String> known = situation.buckets().stream().map(Bucket::name).collect(Collectors.toSet());
    Map<String, Reading<BucketEncryption>> encryption = new TreeMap<>();
    situation.judgedJobs().stream()
        .flatMap(job -> JobKey.inputBuckets(job).stream())
        .filter(known::contains)
        .distinct()
        .forEach(
            bucket -> encryption.put(bucket, tries.of(() -> sources.buckets().encryption(bucket))));
    return encryption;
  }

  private Map<String, Reading<Optional<KmsKey>>> keys(SetUp setUp, Situation situation) {
    Map<String, Reading<Optional<KmsKey>>> keys = new TreeMap<>();
    for (LabelingJob job : situation.judgedJobs()) {
      Stream.concat(setUp.keysOf(job).stream(), setUp.keysOfStream(job).stream())
          .filter(key -> key.isAskedIn(situation.region()))
          .map(JobKey::name)
          .forEach(key -> keys.computeIfAbsent(key, name -> key(name, situation.account())));
    }
    return keys;
  }

  private Reading<Optional<KmsKey>> key(String name, Optional<String> account) {
    return switch (tries.of(() -> sources.keys().find(name))) {
      case Reading.Known<Optional<KeyFacts>>(Optional<KeyFacts> found) ->
          new Reading.Known<>(found.map(facts -> key(facts, account)));
      case Reading.NotPermitted<Optional<KeyFacts>>(String permission, String reason) ->
          new Reading.NotPermitted<>(permission, reason);
      case Reading.NotGiven<Optional<KeyFacts>> _ -> new Reading.NotGiven<>();
    };
  }

  /// KMS gives the policy of a key to its own account only.
  private KmsKey key(KeyFacts facts, Optional<String> account) {
    return account.equals(Optional.of(facts.account()))
        ? new KmsKey(
            facts,
            tries.of(() -> sources.keys().policy(facts.arn())),
            tries.of(() -> sources.keys().grants(facts.arn())))
        : new KmsKey(facts, new Reading.NotGiven<>(), new Reading.NotGiven<>());
  }
}
