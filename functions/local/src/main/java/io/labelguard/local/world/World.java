package io.labelguard.local.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.core.labeling.Organization;
import io.labelguard.core.labeling.RoleFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.sagemaker.model.DescribeLabelingJobResponse;
import software.amazon.awssdk.services.sagemaker.model.Workforce;
import software.amazon.awssdk.services.sagemaker.model.Workteam;

/// The resources of an account when the local AWS starts, or at a later moment.
///
/// @param trails whether a trail logs management events; without one no event is delivered
/// @param teamTags tags of work teams, by team name
/// @param roles those that IAM knows; empty where the world does not give them, so that IAM knows
///     those of jobs and nothing more of them
/// @param organization of the account; empty where the world does not say
/// @param vpcEndpoints members of DescribeVpcEndpoints' answer
/// @param secrets value by name or ARN
/// @param events the number of events that its trail has logged, so that the next one has a new id
/// @param seen what its guard saw before
/// @param now the time there; empty where it is the machine's
/// @param given other members as they were written, by name: of one that is not here nothing is
///     given; a list that is here is complete
public record World(
    String account,
    String region,
    List<Bucket> buckets,
    List<DescribeLabelingJobResponse> jobs,
    List<Workteam> workteams,
    Optional<Workforce> workforce,
    boolean trails,
    SortedMap<String, SortedMap<String, String>> teamTags,
    Optional<List<Role>> roles,
    Optional<Organization> organization,
    List<ObjectNode> vpcEndpoints,
    SortedMap<String, String> secrets,
    long events,
    List<Seen> seen,
    Optional<Instant> now,
    SortedMap<String, JsonNode> given) {

  /// What a refusal of the local AWS says where the world does not give the answer.
  public static final String NOT_GIVEN = "not given in the world";

  /// What a world's JSON has for an account that is in no organization.
  static final String NO_ORGANIZATION = "none";

  /// The member that lists the calls that were refused when the world was collected.
  public static final String NOT_PERMITTED = "notPermitted";

  public World {
    buckets = List.copyOf(buckets);
    jobs = List.copyOf(jobs);
    workteams = List.copyOf(workteams);
    teamTags = Collections.unmodifiableSortedMap(new TreeMap<>(teamTags));
    roles = roles.map(List::copyOf);
    vpcEndpoints = List.copyOf(vpcEndpoints);
    secrets = Collections.unmodifiableSortedMap(new TreeMap<>(secrets));
    seen = List.copyOf(seen);
    given = Collections.unmodifiableSortedMap(new TreeMap<>(given));
  }

  /// A role.
  ///
  /// @param facts its id and tags; empty where the world does not say, so that IAM refuses the call
  /// @param given the entry as it was written, where it is more than the ARN
  public record Role(String arn, Optional<RoleFacts> facts, Optional<ObjectNode> given) {

    /// A role of which no more than its ARN is known.
    public Role(String arn) {
      this(arn, Optional.empty(), Optional.empty());
    }
  }

  /// A bucket's policy that its guard looked at, first and last at these times. No other policy was
  /// there between.
  ///
  /// @param policy its text; empty where the bucket had none
  public record Seen(String bucket, Optional<String> policy, Instant from, Instant to) {}

  /// A bucket with its policy, tags, CORS rules and objects, and whether its tags decide about
  /// access.
  ///
  /// @param owner account id
  /// @param policy the text of its policy, as S3 returns it
  /// @param corsRules members of GetBucketCors' CORSRules; empty where the world does not give
  ///     them, so that S3 refuses the call
  /// @param abac whether attribute-based access control is on
  /// @param objects the text of each object, by key
  /// @param encryption GetBucketEncryption's ServerSideEncryptionConfiguration; empty where it is
  ///     not given
  /// @param refused S3's words by the operation that it refuses, such as GetBucketPolicy: what the
  ///     operation would answer is not known
  public record Bucket(
      String name,
      String region,
      String owner,
      Optional<String> policy,
      SortedMap<String, String> tags,
      Optional<List<ObjectNode>> corsRules,
      boolean abac,
      SortedMap<String, String> objects,
      Optional<ObjectNode> encryption,
      SortedMap<String, String> refused) {

    public Bucket {
      tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
      corsRules = corsRules.map(List::copyOf);
      objects = Collections.unmodifiableSortedMap(new TreeMap<>(objects));
      refused = Collections.unmodifiableSortedMap(new TreeMap<>(refused));
    }

    public Bucket withPolicy(Optional<String> text) {
      return new Bucket(
          name, region, owner, text, tags, corsRules, abac, objects, encryption, refused);
    }

    public Bucket withTags(Map<String, String> more) {
      return new Bucket(
          name,
          region,
          owner,
          policy,
          new TreeMap<>(more),
          corsRules,
          abac,
          objects,
          encryption,
          refused);
    }

    public Bucket withCors(Optional<List<ObjectNode>> rules) {
      return new Bucket(
          name, region, owner, policy, tags, rules, abac, objects, encryption, refused);
    }

    public Bucket withAbac(boolean on) {
      return new Bucket(
          name, region, owner, policy, tags, corsRules, on, objects, encryption, refused);
    }

    public String arn() {
      return "arn:aws:s3:::" + name;
    }
  }

  /// Returns an empty account with a trail.
  public static World empty(String account, String region) {
    return new World(
        account,
        region,
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        true,
        new TreeMap<>(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        new TreeMap<>(),
        0,
        List.of(),
        Optional.empty(),
        new TreeMap<>());
  }

  /// Whether this was collected from an account, by a caller who is not known here: what could be
  /// read there can be read here.
  public boolean collected() {
    return given.containsKey(NOT_PERMITTED);
  }

  /// Returns this world as if it was collected: every caller can read all that it gives.
  public World readable() {
    if (collected()) {
      return this;
    }
    SortedMap<String, JsonNode> more = new TreeMap<>(given);
    more.put(NOT_PERMITTED, JsonNodeFactory.instance.arrayNode());
    return copy(roles, organization, seen, more);
  }

  /// Returns the calls that were refused when the world was collected, such as
  /// `ec2:DescribeVpcEndpoints`.
  public SortedSet<String> notPermitted() {
    SortedSet<String> calls = new TreeSet<>();
    given
        .getOrDefault(NOT_PERMITTED, MissingNode.getInstance())
        .forEach(call -> calls.add(call.asText()));
    return calls;
  }

  /// Returns this world with other things seen before.
  public World withSeen(List<Seen> before) {
    return copy(roles, organization, before, given);
  }

  /// Returns this world with other roles and another organization.
  public World withCallers(Optional<List<Role>> others, Optional<Organization> another) {
    return copy(others, another, seen, given);
  }

  private World copy(
      Optional<List<Role>> others,
      Optional<Organization> another,
      List<Seen> before,
      SortedMap<String, JsonNode> members) {
    return new World(
        account,
        region,
        buckets,
        jobs,
        workteams,
        workforce,
        trails,
        teamTags,
        others,
        another,
        vpcEndpoints,
        secrets,
        events,
        before,
        now,
        members);
  }

  /// Reads a world's JSON.
  ///
  /// @throws MalformedDocumentException where it cannot be read, saying what to write instead
  public static World parse(String text) {
    return WorldReader.read(text);
  }

  /// Reads a file such as `world.json`.
  ///
  /// @throws IOException where the file cannot be read
  /// @throws MalformedDocumentException where it is not a world
  public static World read(Path file) throws IOException {
    return parse(Files.readString(file));
  }

  /// Returns the world as JSON, with policies as text. [#parse] reads it back to an equal world.
  public String toJson() {
    return WorldWriter.write(this);
  }
}
