package io.labelguard.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.sagemaker.model.DescribeLabelingJobResponse;
import software.amazon.awssdk.services.sagemaker.model.Workforce;
import software.amazon.awssdk.services.sagemaker.model.Workteam;

/// Reads `world.json`.
final class WorldReader {

  private final JsonNode root;
  private final Map<Integer, String> policies;

  private WorldReader(JsonNode root, Map<Integer, String> policies) {
    this.root = root;
    this.policies = policies;
  }

  static World read(String text) {
    try {
      JsonNode root = Json.parse(text);
      if (!root.isObject() || text.isBlank()) {
        throw new MalformedWorldException(
            "", "expected a JSON object with account, region, buckets, jobs, workteams");
      }
      return new WorldReader(root, PolicyTexts.ofWorld(text)).world();
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      throw new MalformedWorldException(
          "",
          "no JSON (line %d, column %d): %s"
              .formatted(at.getLineNr(), at.getColumnNr(), e.getOriginalMessage()));
    }
  }

  private World world() {
    String account = required(root, "", "account", "a 12-digit account id such as 111122223333");
    if (!account.matches("[0-9]{12}")) {
      throw new MalformedWorldException("/account", "expected 12 digits, found " + account);
    }
    String region = required(root, "", "region", "a Region such as us-east-1");
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
        items("roles").stream().map(JsonNode::asText).toList(),
        items("vpcEndpoints", "VpcEndpoints").stream().map(node -> (ObjectNode) node).toList(),
        strings(root.path("secrets"), "/secrets"));
  }

  private List<World.Bucket> buckets(String account, String region) {
    List<World.Bucket> buckets = new ArrayList<>();
    for (JsonNode bucket : items("buckets")) {
      int index = buckets.size();
      String at = "/buckets/" + index;
      buckets.add(
          new World.Bucket(
              required(bucket, at, "name", "the bucket's name"),
              bucket.path("region").asText(region),
              bucket.path("owner").asText(account),
              Optional.ofNullable(policies.get(index)),
              tags(bucket.path("tags"), at + "/tags"),
              corsRules(bucket.path("cors"), at + "/cors")));
    }
    return buckets;
  }

  private List<DescribeLabelingJobResponse> jobs() {
    List<DescribeLabelingJobResponse> jobs = new ArrayList<>();
    for (JsonNode job : items("jobs")) {
      String at = "/jobs/" + jobs.size();
      required(job, at, "LabelingJobName", "the job's name, as DescribeLabelingJob returns it");
      jobs.add(SdkJson.read(job, DescribeLabelingJobResponse.builder(), at).build());
    }
    return jobs;
  }

  private List<Workteam> teams(List<JsonNode> nodes) {
    List<Workteam> teams = new ArrayList<>();
    for (JsonNode node : nodes) {
      String at = "/workteams/" + teams.size();
      JsonNode team = unwrapped(node, "Workteam");
      required(team, at, "WorkteamName", "the team's name, as DescribeWorkteam returns it");
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

  private List<JsonNode> items(String... names) {
    for (String name : names) {
      JsonNode list = root.path(name);
      if (!list.isMissingNode() && !list.isNull()) {
        return elements(list, "/" + name);
      }
    }
    return List.of();
  }

  private static List<JsonNode> elements(JsonNode list, String at) {
    if (!list.isArray()) {
      throw new MalformedWorldException(at, "expected a list, found " + list);
    }
    List<JsonNode> items = StreamSupport.stream(list.spliterator(), false).toList();
    if (!at.equals("/roles")) {
      for (int i = 0; i < items.size(); i++) {
        if (!items.get(i).isObject()) {
          throw new MalformedWorldException(
              at + "/" + i, "expected an object, found " + items.get(i));
        }
      }
    }
    return items;
  }

  private static JsonNode unwrapped(JsonNode node, String wrapper) {
    return node.path(wrapper).isObject() ? node.path(wrapper) : node;
  }

  private static String required(JsonNode node, String at, String name, String what) {
    String text = node.path(name).asText("");
    if (text.isEmpty() || !node.path(name).isValueNode()) {
      throw new MalformedWorldException(at + "/" + name, "missing: write " + what);
    }
    return text;
  }

  private static List<ObjectNode> corsRules(JsonNode cors, String at) {
    JsonNode rules = cors.isObject() ? cors.path("CORSRules") : cors;
    return rules.isMissingNode() || rules.isNull()
        ? List.of()
        : elements(rules, at).stream().map(rule -> (ObjectNode) rule).toList();
  }

  /// Takes an object of texts, or a list of Key and Value as the APIs return tags.
  private static SortedMap<String, String> tags(JsonNode tags, String at) {
    if (!tags.isArray()) {
      return strings(tags, at);
    }
    SortedMap<String, String> byKey = new TreeMap<>();
    for (JsonNode tag : tags) {
      byKey.put(required(tag, at, "Key", "the tag's key"), tag.path("Value").asText());
    }
    return byKey;
  }

  private static SortedMap<String, String> strings(JsonNode object, String at) {
    SortedMap<String, String> strings = new TreeMap<>();
    if (object.isMissingNode() || object.isNull()) {
      return strings;
    }
    if (!object.isObject()) {
      throw new MalformedWorldException(at, "expected an object, found " + object);
    }
    Map<String, JsonNode> members = new LinkedHashMap<>();
    object.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
    members.forEach(
        (name, value) ->
            strings.put(name, value.isTextual() ? value.textValue() : value.toString()));
    return strings;
  }
}
