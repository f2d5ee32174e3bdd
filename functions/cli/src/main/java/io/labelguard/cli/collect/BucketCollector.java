package io.labelguard.cli.collect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.aws.s3.S3BucketPolicies;
import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.BucketPolicyState;
import io.labelguard.core.labeling.CorsRule;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.key.BucketEncryption;
import io.labelguard.core.port.BucketPolicies;
import io.labelguard.core.port.BucketPolicies.TagReading;
import io.labelguard.local.json.JsonTrees;
import io.labelguard.local.world.World;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Collects a bucket: its Region, owner, policy, tags, CORS rules and default encryption.
final class BucketCollector {

  /// Is written as the owner of another account's bucket: no call says which account that is.
  static final String OTHER_ACCOUNT = "000000000000";

  private final BucketPolicies buckets;
  private final String account;
  private final String region;
  private final NotPermitted notPermitted;
  private final SortedMap<String, Reading<BucketEncryption>> encryption = new TreeMap<>();
  private final SortedMap<String, Bucket> all = new TreeMap<>();

  BucketCollector(
      BucketPolicies buckets, String account, String region, NotPermitted notPermitted) {
    this.buckets = buckets;
    this.account = account;
    this.region = region;
    this.notPermitted = notPermitted;
  }

  /// Returns a bucket; empty where there is none, or S3 keeps such a name for other things.
  Optional<World.Bucket> read(String name) {
    Bucket bucket = buckets.read(name);
    all.put(name, bucket);
    return switch (bucket.policy()) {
      case BucketPolicyState.Readable readable ->
          Optional.of(own(bucket, Optional.of(readable.policy().text())));
      case BucketPolicyState.Unreadable unreadable ->
          Optional.of(own(bucket, Optional.of(unreadable.text())));
      case BucketPolicyState.NoPolicy _ -> Optional.of(own(bucket, Optional.empty()));
      case BucketPolicyState.LockedOut lockedOut ->
          Optional.of(lockedOut(bucket, lockedOut.reason()));
      case BucketPolicyState.OtherAccount _ -> Optional.of(foreign(bucket));
      case BucketPolicyState.NoSuchBucket _,
          BucketPolicyState.NotRead _,
          BucketPolicyState.NotChecked _ ->
          Optional.empty();
    };
  }

  /// Returns what was read, by name, of buckets that do not exist, too.
  SortedMap<String, Bucket> all() {
    return Collections.unmodifiableSortedMap(all);
  }

  private World.Bucket own(Bucket bucket, Optional<String> policy) {
    SortedMap<String, String> refused = new TreeMap<>();
    SortedMap<String, String> tags = tags(bucket.name(), refused);
    return world(bucket, account, policy, tags, refused);
  }

  private World.Bucket lockedOut(Bucket bucket, String reason) {
    notPermitted.add("s3:GetBucketPolicy");
    SortedMap<String, String> refused = new TreeMap<>();
    refused.put("GetBucketPolicy", S3BucketPolicies.wordsOfS3(reason));
    SortedMap<String, String> tags = tags(bucket.name(), refused);
    return world(bucket, account, Optional.empty(), tags, refused);
  }

  /// Its policy and tags are not for this account, which is no permission that is missing.
  private World.Bucket foreign(Bucket bucket) {
    return world(bucket, OTHER_ACCOUNT, Optional.empty(), new TreeMap<>(), new TreeMap<>());
  }

  private SortedMap<String, String> tags(String bucket, SortedMap<String, String> refused) {
    return switch (buckets.modeTag(bucket)) {
      case TagReading.Value value -> ReadTags.of(value);
      case TagReading.Unreadable(String reason) -> {
        notPermitted.add("s3:GetBucketTagging");
        refused.put("GetBucketTagging", reason);
        yield new TreeMap<>();
      }
    };
  }

  private World.Bucket world(
      Bucket bucket,
      String owner,
      Optional<String> policy,
      SortedMap<String, String> tags,
      SortedMap<String, String> refused) {
    if (bucket.region().isEmpty()) {
      notPermitted.add("s3:GetBucketLocation");
    }
    return new World.Bucket(
        bucket.name(),
        bucket.region().orElse(region),
        owner,
        policy,
        tags,
        cors(bucket.name()),
        false,
        new TreeMap<>(),
        encryption(bucket.name()),
        refused);
  }

  private Optional<List<ObjectNode>> cors(String bucket) {
    return switch (buckets.cors(bucket)) {
      case Reading.Known<List<CorsRule>>(List<CorsRule> rules) ->
          Optional.of(rules.stream().map(BucketCollector::json).toList());
      case Reading.NotPermitted<List<CorsRule>>(String permission, _) -> {
        notPermitted.add(permission);
        yield Optional.empty();
      }
      case Reading.NotGiven<List<CorsRule>> _ -> Optional.empty();
    };
  }

  /// Returns how the buckets encrypt that were read so far, by name.
  Map<String, Reading<BucketEncryption>> encryption() {
    return encryption;
  }

  private Optional<ObjectNode> encryption(String bucket) {
    Reading<BucketEncryption> read = buckets.encryption(bucket);
    encryption.put(bucket, read);
    return switch (read) {
      case Reading.Known<BucketEncryption>(BucketEncryption known) -> Optional.of(json(known));
      case Reading.NotPermitted<BucketEncryption>(String permission, _) -> {
        notPermitted.add(permission);
        yield Optional.empty();
      }
      case Reading.NotGiven<BucketEncryption> _ -> Optional.empty();
    };
  }

  private static ObjectNode json(BucketEncryption encryption) {
    ObjectNode json = JsonTrees.object();
    ObjectNode byDefault =
        json.putArray("Rules").addObject().putObject("ApplyServerSideEncryptionByDefault");
    switch (encryption) {
      case BucketEncryption.OfS3 _ -> byDefault.put("SSEAlgorithm", "AES256");
      case BucketEncryption.OfKms(Optional<String> keyId) -> {
        byDefault.put("SSEAlgorithm", "aws:kms");
        keyId.ifPresent(id -> byDefault.put("KMSMasterKeyID", id));
      }
    }
    return json;
  }

  private static ObjectNode json(CorsRule rule) {
    ObjectNode json = JsonTrees.object();
    texts(json.putArray("AllowedOrigins"), rule.origins());
    texts(json.putArray("AllowedMethods"), rule.methods());
    texts(json.putArray("AllowedHeaders"), rule.headers());
    texts(json.putArray("ExposeHeaders"), rule.exposed());
    return json;
  }

  private static void texts(ArrayNode into, List<String> texts) {
    texts.forEach(into::add);
  }
}
