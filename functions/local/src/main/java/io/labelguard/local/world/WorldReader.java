package io.labelguard.local.world;

import static io.labelguard.local.world.WorldValues.corsRules;
import static io.labelguard.local.world.WorldValues.count;
import static io.labelguard.local.world.WorldValues.elements;
import static io.labelguard.local.world.WorldValues.enabled;
import static io.labelguard.local.world.WorldValues.encryption;
import static io.labelguard.local.world.WorldValues.only;
import static io.labelguard.local.world.WorldValues.required;
import static io.labelguard.local.world.WorldValues.strings;
import static io.labelguard.local.world.WorldValues.tags;
import static io.labelguard.local.world.WorldValues.texts;
import static io.labelguard.local.world.WorldValues.time;
import static io.labelguard.local.world.WorldValues.unwrapped;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.core.labeling.Organization;
import io.labelguard.core.labeling.RoleFacts;
import io.labelguard.local.json.JsonTrees;
import io.labelguard.local.json.MalformedDocumentException;
import io.labelguard.local.json.SdkJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.sagemaker.model.DescribeLabelingJobResponse;
import software.amazon.awssdk.services.sagemaker.model.Workforce;
import software.amazon.awssdk.services.sagemaker.model.Workteam;

/// Reads `world.json`.
final class WorldReader {

  private final JsonNode root;
  private final Map<String, String> policies;

  private WorldReader(JsonNode root, Map<String, String> policies) {
    this.root = root;
    this.policies = policies;
  }

  static World read(String text) {
    try {
      JsonNode root = JsonTrees.parse(text);
      if (!root.isObject() || text.isBlank()) {
        throw new MalformedDocumentException(
            "", "expected a JSON object with account, region, buckets, jobs, workteams");
      }
      return new WorldReader(root, PolicyTexts.ofWorld(text)).world();
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      throw new MalformedDocumentException(
          "",
          "not JSON (line %d, column %d): %s"
              .formatted(
                  at.getLineNr(),
                  at.getColumnNr(),
                  e.getOriginalMessage().replaceFirst(" \\(start marker at .*", "")));
    }
  }

  private World world() {
    String account = required(root, "", "account", "a 12-digit account id such as 111122223333");
    if (!account.matches("[0-9]{12}")) {
      throw new MalformedDocumentException("/account", "expected 12 digits, found " + account);
    }
    String region = required(root, "", "region", "a Region such as us-east-1");
    if (!region.matches("[a-z]+(-[a-z]+)+-[0-9]+")) {
      throw new MalformedDocumentException(
          "/region", "expected a Region such as us-east-1, found " + region);
    }
    List<JsonNode> teams = items("workteams", "Workteams");
    return new World(
        account,
        region,
        buckets(account, region),
        jobs(),
        teams(teams),
        workforce(),
        root.path("trails").asBoolean(true),
        teamTags(teams),
        roles(),
        organization(),
        items("vpcEndpoints", "VpcEndpoints").stream().map(node -> (ObjectNode) node).toList(),
        strings(root.path("secrets"), "/secrets"),
        count(root.path("events"), "/events"),
        seen(),
        root.has("now") ? Optional.of(time(root, "", "now")) : Optional.empty(),
        GivenMembers.of(root));
  }

  private List<World.Bucket> buckets(String account, String region) {
    List<World.Bucket> buckets = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (JsonNode bucket : items("buckets")) {
      String at = "/buckets/" + buckets.size();
      buckets.add(
          new World.Bucket(
              only(names, required(bucket, at, "name", "the bucket's name"), at + "/name"),
              bucket.path("region").asText(region),
              bucket.path("owner").asText(account),
              Optional.ofNullable(policies.get(at + "/policy")),
              tags(bucket.path("tags"), at + "/tags"),
              corsRules(bucket.path("cors"), at + "/cors"),
              enabled(bucket.path("abac"), at + "/abac"),
              strings(bucket.path("objects"), at + "/objects"),
              encryption(bucket.path("encryption"), at + "/encryption"),
              texts(bucket.path("refused"), at + "/refused")));
    }
    return buckets;
  }

  private List<World.Seen> seen() {
    List<World.Seen> seen = new ArrayList<>();
    for (JsonNode one : items("seen")) {
      String at = "/seen/" + seen.size();
      if (!one.has("policy")) {
        throw new MalformedDocumentException(
            at + "/policy", "missing: write the policy that was seen, or null for none");
      }
      Instant from = time(one, at, "from");
      Instant to = time(one, at, "to");
      if (to.isBefore(from)) {
        throw new MalformedDocumentException(at + "/to", "is before from: write a later time");
      }
      seen.add(
          new World.Seen(
              required(one, at, "bucket", "the bucket's name"),
              Optional.ofNullable(policies.get(at + "/policy")),
              from,
              to));
    }
    return seen;
  }

  private List<DescribeLabelingJobResponse> jobs() {
    List<DescribeLabelingJobResponse> jobs = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (JsonNode job : items("jobs")) {
      String at = "/jobs/" + jobs.size();
      String name =
          required(job, at, "LabelingJobName", "the job's name, as DescribeLabelingJob returns it");
      only(names, name.toLowerCase(Locale.ROOT), at + "/LabelingJobName");
      jobs.add(SdkJson.read(job, DescribeLabelingJobResponse.builder(), at).build());
    }
    return jobs;
  }

  private List<Workteam> teams(List<JsonNode> nodes) {
    List<Workteam> teams = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (JsonNode node : nodes) {
      String at = "/workteams/" + teams.size();
      JsonNode team = unwrapped(node, "Workteam");
      String name =
          required(team, at, "WorkteamName", "the team's name, as DescribeWorkteam returns it");
      only(names, name, at + "/WorkteamName");
      teams.add(SdkJson.read(team, Workteam.builder(), at).build());
    }
    return teams;
  }

  private SortedMap<String, SortedMap<String, String>> teamTags(List<JsonNode> nodes) {
    SortedMap<String, SortedMap<String, String>> tags = new TreeMap<>();
    for (JsonNode node : nodes) {
      JsonNode team = unwrapped(node, "Workteam");
      SortedMap<String, String> ofTeam = tags(team.path("Tags"), "/workteams/Tags");
      if (!ofTeam.isEmpty()) {
        tags.put(team.path("WorkteamName").asText(), ofTeam);
      }
    }
    return tags;
  }

  private Optional<Workforce> workforce() {
    JsonNode node = unwrapped(root.path("workforce"), "Workforce");
    if (node.isMissingNode() || node.isNull() || node.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(SdkJson.read(node, Workforce.builder(), "/workforce").build());
  }

  /// Each is an ARN, or GetRole's output.
  private Optional<List<World.Role>> roles() {
    if (root.path("roles").isMissingNode() || root.path("roles").isNull()) {
      return Optional.empty();
    }
    List<World.Role> roles = new ArrayList<>();
    for (JsonNode node : items("roles")) {
      String at = "/roles/" + roles.size();
      roles.add(
          node.isTextual()
              ? new World.Role(node.textValue())
              : role((ObjectNode) node, unwrapped(node, "Role"), at));
    }
    return Optional.of(roles);
  }

  private static World.Role role(ObjectNode entry, JsonNode role, String at) {
    GivenMembers.role(entry, at);
    String arn = required(role, at, "Arn", "the role's ARN, as GetRole returns it");
    String id = required(role, at, "RoleId", "the role's id, as GetRole returns it");
    if (!RoleFacts.isId(id)) {
      throw new MalformedDocumentException(
          at + "/RoleId", "expected an id such as AROAEXAMPLEID, found " + id);
    }
    return new World.Role(
        arn,
        Optional.of(new RoleFacts(arn, id, tags(role.path("Tags"), at + "/Tags"))),
        Optional.of(entry));
  }

  /// An id, or DescribeOrganization's output, or `none`.
  private Optional<Organization> organization() {
    JsonNode node = unwrapped(root.path("organization"), "Organization");
    if (node.isMissingNode() || node.isNull()) {
      return Optional.empty();
    }
    String id = node.isObject() ? node.path("Id").asText() : node.asText();
    if (id.equals(World.NO_ORGANIZATION)) {
      return Optional.of(new Organization.None());
    }
    if (!Organization.isId(id)) {
      throw new MalformedDocumentException(
          "/organization", "expected an id such as o-exampleorgid, or none, found " + node);
    }
    return Optional.of(new Organization.MemberOf(id));
  }

  private List<JsonNode> items(String... names) {
    for (String name : names) {
      JsonNode list = root.path(name);
      if (!list.isMissingNode() && !list.isNull()) {
        return elements(list, "/" + name);
      }
    }
    return List.of();
  }
}
