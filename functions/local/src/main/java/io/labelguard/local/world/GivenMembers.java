package io.labelguard.local.world;

import static io.labelguard.local.world.WorldValues.elements;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.labelguard.local.json.JsonTrees;
import io.labelguard.local.json.MalformedDocumentException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/// Reads the members of a world that are kept as the AWS CLI prints them. One that is absent or
/// null is not given. What is in them is checked as far as its kind is known.
final class GivenMembers {

  private static final String POLICY = "Policy";
  private static final String ATTRIBUTES = "Attributes";

  /// The outer member in which the AWS CLI prints a list.
  private static final Map<String, String> LISTS =
      Map.of(
          "keys", "Keys",
          "subnets", "Subnets",
          "routeTables", "RouteTables",
          "securityGroups", "SecurityGroups",
          "functions", "Functions",
          "topics", "Topics",
          "queues", "Queues",
          "trail", "Records");

  /// The kinds of members of an element, by its list.
  private static final Map<String, Map<String, Kind>> ELEMENTS =
      Map.of(
          "keys",
          Map.of(
              "KeyMetadata",
              Kind.OBJECT,
              POLICY,
              Kind.POLICY,
              "Grants",
              Kind.LIST,
              "Aliases",
              Kind.LIST),
          "functions",
          Map.of(
              "Configuration",
              Kind.OBJECT,
              POLICY,
              Kind.POLICY,
              "ReservedConcurrentExecutions",
              Kind.NUMBER,
              "refused",
              Kind.OBJECT),
          "topics",
          Map.of(ATTRIBUTES, Kind.OBJECT),
          "queues",
          Map.of("QueueUrl", Kind.TEXT, ATTRIBUTES, Kind.OBJECT),
          "subnets",
          Map.of("SubnetId", Kind.TEXT, "VpcId", Kind.TEXT),
          "routeTables",
          Map.of("Routes", Kind.LIST, "Associations", Kind.LIST),
          "securityGroups",
          Map.of("IpPermissionsEgress", Kind.LIST),
          "trail",
          Map.of(
              "eventSource",
              Kind.TEXT,
              "eventName",
              Kind.TEXT,
              "eventTime",
              Kind.TEXT,
              "userIdentity",
              Kind.OBJECT,
              "requestParameters",
              Kind.OBJECT,
              "sessionCredentialFromConsole",
              Kind.TEXT));

  private static final Map<String, Kind> ROLE =
      Map.of(
          "Policies", Kind.LIST, "AttachedPolicies", Kind.LIST, "PermissionsBoundary", Kind.POLICY);

  /// What a value must be. Null is none.
  private enum Kind {
    TEXT("a text"),
    TIME("a time such as 2026-11-10T08:00:00Z"),
    NUMBER("a number"),
    LIST("a list"),
    OBJECT("an object"),
    POLICY("a policy as an object or as a string of JSON");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    boolean fits(JsonNode value) {
      return switch (this) {
        case TEXT -> value.isTextual();
        case TIME -> isTime(value.asText());
        case NUMBER -> value.isIntegralNumber();
        case LIST -> value.isArray();
        case OBJECT -> value.isObject();
        case POLICY -> value.isObject() || value.isTextual();
      };
    }

    private static boolean isTime(String text) {
      try {
        return Instant.parse(text).isAfter(Instant.MIN);
      } catch (DateTimeException _) {
        return false;
      }
    }

    void check(JsonNode value, String at) {
      if (!value.isMissingNode() && !value.isNull() && !fits(value)) {
        throw new MalformedDocumentException(at, "expected " + words + ", found " + value);
      }
    }
  }

  private GivenMembers() {}

  /// Returns the members that a world gives, by name; lists without their outer member.
  static SortedMap<String, JsonNode> of(JsonNode root) {
    SortedMap<String, JsonNode> given = new TreeMap<>();
    LISTS.forEach(
        (name, outer) -> {
          JsonNode value = root.path(name);
          if (!value.isMissingNode() && !value.isNull()) {
            given.put(name, list(name, inner(value, outer)));
          }
        });
    object(root, "logs", GivenMembers::texts, given);
    object(root, "trailFrom", Kind.TIME::check, given);
    JsonNode notPermitted = root.path(World.NOT_PERMITTED);
    texts(notPermitted, "/" + World.NOT_PERMITTED);
    if (notPermitted.isArray()) {
      given.put(World.NOT_PERMITTED, notPermitted);
    }
    organization(root.path("organization"), given);
    return given;
  }

  private static void object(
      JsonNode root,
      String name,
      BiConsumer<JsonNode, String> check,
      SortedMap<String, JsonNode> given) {
    JsonNode object = root.path(name);
    Kind.OBJECT.check(object, "/" + name);
    if (object.isObject()) {
      object
          .properties()
          .forEach(each -> check.accept(each.getValue(), "/" + name + "/" + each.getKey()));
      given.put(name, object);
    }
  }

  /// Returns a list without its outer member; `lookup-events` has another one than a trail's file.
  private static JsonNode inner(JsonNode value, String outer) {
    return Stream.of(outer, "Events")
        .map(value::path)
        .filter(JsonNode::isArray)
        .findFirst()
        .orElse(value);
  }

  private static JsonNode list(String name, JsonNode value) {
    List<JsonNode> all =
        elements(value, "/" + name).stream().map(GivenMembers::withoutEnvelope).toList();
    Map<String, Kind> kinds = ELEMENTS.getOrDefault(name, Map.of());
    for (int i = 0; i < all.size(); i++) {
      members(all.get(i), "/" + name + "/" + i, kinds);
    }
    return JsonNodeFactory.instance.arrayNode().addAll(all);
  }

  /// Returns a CloudTrail record as it is, without what `lookup-events` and EventBridge put around
  /// it; any other element likewise.
  private static JsonNode withoutEnvelope(JsonNode element) {
    JsonNode text = element.path("CloudTrailEvent");
    if (text.isTextual()) {
      return JsonTrees.of(text.textValue()).filter(JsonNode::isObject).orElse(element);
    }
    return element.path("detail").path("eventName").isTextual() ? element.path("detail") : element;
  }

  private static void members(JsonNode element, String at, Map<String, Kind> kinds) {
    kinds.forEach((member, kind) -> kind.check(element.path(member), at + "/" + member));
  }

  /// Checks the policies of a role's entry.
  ///
  /// @param entry what stands in the list, with or without its outer member
  static void role(JsonNode entry, String at) {
    JsonNode boundary = entry.path("PermissionsBoundary");
    members(entry, at, ROLE);
    policies(entry.path("Policies"), at + "/Policies", "PolicyName");
    policies(entry.path("AttachedPolicies"), at + "/AttachedPolicies", "PolicyArn");
    Kind.POLICY.check(boundary, at + "/PermissionsBoundary");
  }

  private static void policies(JsonNode list, String at, String name) {
    if (!list.isArray()) {
      return;
    }
    List<JsonNode> all = elements(list, at);
    for (int i = 0; i < all.size(); i++) {
      members(all.get(i), at + "/" + i, Map.of(name, Kind.TEXT, "PolicyDocument", Kind.POLICY));
    }
  }

  private static void organization(JsonNode value, SortedMap<String, JsonNode> given) {
    if (!value.isObject()) {
      return;
    }
    Kind.TEXT.check(value.path("MasterAccountId"), "/organization/MasterAccountId");
    for (String levels : List.of("scps", "rcps")) {
      JsonNode lists = value.path(levels);
      String at = "/organization/" + levels;
      Kind.LIST.check(lists, at);
      for (int level = 0; level < lists.size(); level++) {
        Kind.LIST.check(lists.path(level), at + "/" + level);
        for (int i = 0; i < lists.path(level).size(); i++) {
          Kind.POLICY.check(lists.path(level).path(i), at + "/" + level + "/" + i);
        }
      }
    }
    given.put("organization", value);
  }

  private static void texts(JsonNode list, String at) {
    Kind.LIST.check(list, at);
    for (int i = 0; i < list.size(); i++) {
      Kind.TEXT.check(list.path(i), at + "/" + i);
    }
  }
}
