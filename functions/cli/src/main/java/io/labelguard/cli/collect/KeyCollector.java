package io.labelguard.cli.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.core.labeling.Arn;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.key.BucketEncryption;
import io.labelguard.core.labeling.key.JobKey;
import io.labelguard.core.labeling.key.KeyFacts;
import io.labelguard.core.labeling.stream.ChannelFacts;
import io.labelguard.core.port.dependency.Keys;
import io.labelguard.local.json.JsonTrees;
import io.labelguard.policy.layer.Grant;
import io.labelguard.policy.model.Policy;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Collects the KMS keys of jobs, and those by which the buckets that they read and their topics
/// and queues encrypt.
///
/// One that KMS does not have is left out, as the list that is written is complete.
final class KeyCollector {

  private final Keys keys;
  private final String account;
  private final String region;
  private final NotPermitted notPermitted;
  private final Map<String, ObjectNode> entries = new LinkedHashMap<>();

  KeyCollector(Keys keys, String account, String region, NotPermitted notPermitted) {
    this.keys = keys;
    this.account = account;
    this.region = region;
    this.notPermitted = notPermitted;
  }

  /// Returns the entries of a world's `keys`.
  ///
  /// @param encryption how buckets encrypt, by name
  /// @param channels topics and queues, by ARN
  JsonNode of(
      Collection<LabelingJob> jobs,
      Map<String, Reading<BucketEncryption>> encryption,
      Map<String, Reading<Optional<ChannelFacts>>> channels) {
    SortedSet<String> names = new TreeSet<>();
    for (LabelingJob job : jobs) {
      Stream.concat(JobKey.of(job, encryption).stream(), JobKey.ofStream(job, channels).stream())
          .filter(key -> key.isAskedIn(Optional.of(region)))
          .forEach(key -> names.add(key.name()));
    }
    names.forEach(this::read);
    ArrayNode list = JsonTrees.object().putArray("keys");
    entries.values().forEach(list::add);
    return list;
  }

  private void read(String name) {
    switch (keys.find(name)) {
      case Reading.Known<Optional<KeyFacts>>(Optional<KeyFacts> found) ->
          found.ifPresent(facts -> add(name, facts));
      case Reading.NotPermitted<Optional<KeyFacts>>(String permission, String reason) -> {
        notPermitted.add(permission);
        ObjectNode entry = JsonTrees.object();
        entry.putObject("KeyMetadata").put("KeyId", name);
        refuse(entry, "DescribeKey", reason);
        entries.put(name, entry);
      }
      case Reading.NotGiven<Optional<KeyFacts>> _ -> {}
    }
  }

  private void add(String name, KeyFacts facts) {
    ObjectNode entry = entries.computeIfAbsent(facts.arn(), _ -> entry(facts));
    String alias = Arn.parse(name).map(Arn::resource).orElse(name);
    if (alias.startsWith("alias/")) {
      entry.withArrayProperty("Aliases").addObject().put("AliasName", alias);
    }
  }

  private ObjectNode entry(KeyFacts facts) {
    ObjectNode entry = JsonTrees.object();
    entry
        .putObject("KeyMetadata")
        .put("KeyId", facts.arn().substring(facts.arn().lastIndexOf('/') + 1))
        .put("Arn", facts.arn())
        .put("KeyState", facts.state().written())
        .put("KeySpec", facts.spec())
        .put("KeyUsage", facts.usage());
    if (facts.account().equals(account)) {
      policy(entry, facts.arn());
      grants(entry, facts.arn());
    }
    return entry;
  }

  private void policy(ObjectNode entry, String arn) {
    switch (keys.policy(arn)) {
      case Reading.Known<Policy>(Policy policy) -> entry.put("Policy", policy.text());
      case Reading.NotPermitted<Policy>(String permission, String reason) -> {
        notPermitted.add(permission);
        refuse(entry, "GetKeyPolicy", reason);
      }
      case Reading.NotGiven<Policy> _ -> {}
    }
  }

  private void grants(ObjectNode entry, String arn) {
    switch (keys.grants(arn)) {
      case Reading.Known<List<Grant>>(List<Grant> grants) -> {
        ArrayNode list = entry.putArray("Grants");
        grants.forEach(grant -> list.add(json(grant)));
      }
      case Reading.NotPermitted<List<Grant>>(String permission, String reason) -> {
        notPermitted.add(permission);
        refuse(entry, "ListGrants", reason);
      }
      case Reading.NotGiven<List<Grant>> _ -> {}
    }
  }

  private static ObjectNode json(Grant grant) {
    ObjectNode json = JsonTrees.object().put("GranteePrincipal", grant.granteePrincipal());
    ArrayNode operations = json.putArray("Operations");
    grant.operations().forEach(operations::add);
    if (grant.constrained()) {
      json.putObject("Constraints").putObject("EncryptionContextSubset");
    }
    return json;
  }

  /// The local AWS answers with the words of AWS alone, so that they stand there once.
  private static void refuse(ObjectNode entry, String operation, String reason) {
    entry
        .withObjectProperty("refused")
        .put(operation, reason.replaceFirst("^HTTP [0-9]+, AccessDeniedException: ", ""));
  }
}
