package io.labelguard.core.check;

import io.labelguard.core.labeling.CorsRule;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.RoleFacts;
import io.labelguard.core.labeling.function.CustomFunction;
import io.labelguard.core.labeling.function.FunctionFacts;
import io.labelguard.core.labeling.key.BucketEncryption;
import io.labelguard.core.labeling.key.JobKey;
import io.labelguard.core.labeling.key.KmsKey;
import io.labelguard.core.labeling.network.NetworkReadings;
import io.labelguard.core.labeling.role.ControlPolicies;
import io.labelguard.core.labeling.stream.ChannelFacts;
import io.labelguard.core.labeling.stream.StreamChannel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What the checks of a job's set-up look at beside policies. It is read when a job is created,
/// when it changes itself, and by the sweep; an event of a policy does not read it.
///
/// @param cors the CORS rules of buckets, by name
/// @param encryption how buckets that jobs read encrypt by default, by name
/// @param keys KMS keys by the names that jobs and buckets have for them; empty where there is
///     no key of that name
/// @param roles execution roles, by ARN; known and empty where there is none
/// @param functions what was read of functions
/// @param channels topics and queues of streaming jobs, by ARN; known and empty where there is none
/// @param networks the networks of automated labeling and of the workforce
/// @param controls the policies of the organization that bind the account
public record SetUp(
    Map<String, Reading<List<CorsRule>>> cors,
    Map<String, Reading<BucketEncryption>> encryption,
    Map<String, Reading<Optional<KmsKey>>> keys,
    Map<String, Reading<Optional<RoleFacts>>> roles,
    Map<CustomFunction, FunctionFacts> functions,
    Map<String, Reading<Optional<ChannelFacts>>> channels,
    NetworkReadings networks,
    ControlPolicies controls) {

  /// Nothing of it was given.
  public static final SetUp NOT_GIVEN =
      new SetUp(
          Map.of(),
          Map.of(),
          Map.of(),
          Map.of(),
          Map.of(),
          Map.of(),
          NetworkReadings.NOT_GIVEN,
          ControlPolicies.NOT_GIVEN);

  public SetUp {
    cors = Map.copyOf(cors);
    encryption = Map.copyOf(encryption);
    keys = Map.copyOf(keys);
    roles = Map.copyOf(roles);
    functions = Map.copyOf(functions);
    channels = Map.copyOf(channels);
  }

  /// Returns the buckets whose CORS rules a job depends on.
  public static List<String> bucketsWithCors(LabelingJob job) {
    return CorsNeed.of(job).stream().map(CorsNeed::bucket).toList();
  }

  /// Returns this with the CORS rules of buckets, by name.
  public SetUp withCors(Map<String, Reading<List<CorsRule>>> read) {
    return new SetUp(read, encryption, keys, roles, functions, channels, networks, controls);
  }

  /// Returns this with what was read of functions.
  public SetUp withFunctions(Map<CustomFunction, FunctionFacts> read) {
    return new SetUp(cors, encryption, keys, roles, read, channels, networks, controls);
  }

  /// Returns this with topics and queues, by ARN.
  public SetUp withChannels(Map<String, Reading<Optional<ChannelFacts>>> read) {
    return new SetUp(cors, encryption, keys, roles, functions, read, networks, controls);
  }

  /// Returns this with networks.
  public SetUp withNetworks(NetworkReadings read) {
    return new SetUp(cors, encryption, keys, roles, functions, channels, read, controls);
  }

  /// Returns this with how buckets encrypt, by name.
  public SetUp withEncryption(Map<String, Reading<BucketEncryption>> read) {
    return new SetUp(cors, read, keys, roles, functions, channels, networks, controls);
  }

  /// Returns this with KMS keys, by the names that jobs and buckets have for them.
  public SetUp withKeys(Map<String, Reading<Optional<KmsKey>>> read) {
    return new SetUp(cors, encryption, read, roles, functions, channels, networks, controls);
  }

  /// Returns this with execution roles, by ARN.
  public SetUp withRoles(Map<String, Reading<Optional<RoleFacts>>> read) {
    return new SetUp(cors, encryption, keys, read, functions, channels, networks, controls);
  }

  /// Returns this with the policies of the organization that bind the account.
  public SetUp withControls(ControlPolicies read) {
    return new SetUp(cors, encryption, keys, roles, functions, channels, networks, read);
  }

  /// Returns the keys that a job uses, as far as it is known how its buckets encrypt.
  public List<JobKey> keysOf(LabelingJob job) {
    return JobKey.of(job, encryption);
  }

  /// Returns the keys of a job's topics and queue, as far as these were read.
  public List<JobKey> keysOfStream(LabelingJob job) {
    return JobKey.ofStream(job, channels);
  }

  /// Whether all of it was read that is judged for buckets.
  public boolean isKnown() {
    return cors.values().stream().allMatch(Reading.Known.class::isInstance);
  }

  /// Whether AWS refused nothing that is judged of what jobs depend on beside buckets and teams.
  /// What nobody gave is never judged, and SCPs and RCPs can be read from few accounts.
  public boolean areDependenciesKnown() {
    return networks.areKnown()
        && functions.values().stream().allMatch(FunctionFacts::isKnown)
        && Stream.of(encryption, keys, roles, channels)
            .flatMap(readings -> readings.values().stream())
            .noneMatch(Reading.NotPermitted.class::isInstance)
        && keys.values().stream()
            .flatMap(key -> key.known().stream())
            .flatMap(Optional::stream)
            .flatMap(key -> Stream.of(key.policy(), key.grants()))
            .noneMatch(Reading.NotPermitted.class::isInstance);
  }

  /// Returns the execution role of a job.
  Reading<Optional<RoleFacts>> roleOf(LabelingJob job) {
    return job.roleArn().map(roles::get).orElseGet(Reading.NotGiven::new);
  }

  /// Returns the CORS rules of a bucket.
  public Reading<List<CorsRule>> corsOf(String bucket) {
    return cors.getOrDefault(bucket, new Reading.NotGiven<>());
  }

  /// Returns what was read of a topic or queue.
  Reading<Optional<ChannelFacts>> factsOf(StreamChannel channel) {
    return channels.getOrDefault(channel.arn(), new Reading.NotGiven<>());
  }

  /// Returns how a bucket encrypts.
  Reading<BucketEncryption> encryptionOf(String bucket) {
    return encryption.getOrDefault(bucket, new Reading.NotGiven<>());
  }

  /// Returns a key by the name that a job or bucket has for it.
  Reading<Optional<KmsKey>> keyOf(String name) {
    return keys.getOrDefault(name, new Reading.NotGiven<>());
  }

  /// Returns what was read of a function.
  FunctionFacts factsOf(CustomFunction function) {
    return functions.getOrDefault(function, FunctionFacts.NOT_GIVEN);
  }
}
