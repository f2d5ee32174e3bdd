package io.labelguard.local.account;

import com.fasterxml.jackson.databind.JsonNode;
import io.labelguard.local.wire.AwsError;
import io.labelguard.local.wire.Call;
import io.labelguard.local.wire.Xml;
import io.labelguard.local.world.World;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Serves the calls that read the policies of roles, from the roles' entries in the world.
///
/// Of a list or a document that no entry has, nothing is answered: the call is refused. The lists
/// are never left out by IAM, so an entry without one does not say that it is empty.
final class PoliciesOfRoles {

  private static final String ROLE_NAME = "RoleName";
  private static final String POLICY_NAME = "PolicyName";
  private static final String POLICY_ARN = "PolicyArn";
  private static final String DOCUMENT = "PolicyDocument";
  private static final String VERSION = "v1";

  /// How many members IAM returns at once unless it is asked for fewer.
  private static final int PAGE = 100;

  private final Function<String, World.Role> roles;

  /// Managed policies by ARN; text that is percent-encoded as IAM answers it.
  private final Map<String, String> managed = new TreeMap<>();

  /// @param described the roles with entries
  /// @param roles finds a role by its name, or throws the error that there is none
  PoliciesOfRoles(List<World.Role> described, Function<String, World.Role> roles) {
    this.roles = roles;
    for (World.Role role : described) {
      attached(role)
          .forEach(
              entry ->
                  document(entry.path(DOCUMENT))
                      .ifPresent(text -> managed.put(entry.path(POLICY_ARN).asText(), text)));
      boundary(role)
          .filter(boundary -> !isNamed(boundary))
          .flatMap(PoliciesOfRoles::document)
          .ifPresent(text -> managed.put(boundaryArn(role), text));
    }
  }

  /// Gives a managed policy another text.
  ///
  /// @return whether it is known
  boolean change(String arn, String text) {
    return managed.computeIfPresent(arn, (_, _) -> encoded(text)) != null;
  }

  Map<String, BiFunction<Map<String, String>, Call, String>> operations() {
    return Map.of(
        "ListRolePolicies", (form, _) -> inlineNames(form),
        "GetRolePolicy", (form, _) -> inline(form),
        "ListAttachedRolePolicies", (form, _) -> attachedPolicies(form),
        "GetPolicy", (form, _) -> policy(form),
        "GetPolicyVersion", (form, _) -> version(form));
  }

  /// Returns GetRole's element about a role's boundary; empty text where it has none.
  static String boundaryXml(World.Role role) {
    return boundary(role)
        .map(
            boundary ->
                Xml.element(
                    "PermissionsBoundary",
                    Xml.text("PermissionsBoundaryType", "Policy"),
                    Xml.text(
                        "PermissionsBoundaryArn",
                        isNamed(boundary)
                            ? boundary.path("PermissionsBoundaryArn").asText()
                            : boundaryArn(role))))
        .orElse("");
  }

  /// Returns GetRole's element of a role's trust policy; empty text where the entry has none.
  static String trustXml(World.Role role) {
    return role.given()
        .map(entry -> entry.path("Role").isObject() ? entry.path("Role") : entry)
        .flatMap(entry -> document(entry.path("AssumeRolePolicyDocument")))
        .map(text -> Xml.text("AssumeRolePolicyDocument", text))
        .orElse("");
  }

  /// Returns a text as IAM encodes a policy's.
  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private String inlineNames(Map<String, String> form) {
    return page(
        form,
        "PolicyNames",
        List.copyOf(inlinePolicies(form).keySet()),
        name -> Xml.text("member", name));
  }

  private String inline(Map<String, String> form) {
    String name = form.getOrDefault(POLICY_NAME, "");
    JsonNode entry = inlinePolicies(form).get(name);
    if (entry == null) {
      throw noSuchEntity("The role policy with name %s cannot be found.".formatted(name));
    }
    String text = document(entry.path(DOCUMENT)).orElseThrow(PoliciesOfRoles::notGiven);
    return Xml.text(ROLE_NAME, form.getOrDefault(ROLE_NAME, ""))
        + Xml.text(POLICY_NAME, name)
        + Xml.text(DOCUMENT, text);
  }

  private Map<String, JsonNode> inlinePolicies(Map<String, String> form) {
    Map<String, JsonNode> byName = new LinkedHashMap<>();
    list(role(form), "Policies")
        .orElseThrow(PoliciesOfRoles::notGiven)
        .forEach(entry -> byName.put(entry.path(POLICY_NAME).asText(), entry));
    return byName;
  }

  private String attachedPolicies(Map<String, String> form) {
    return page(
        form,
        "AttachedPolicies",
        list(role(form), "AttachedPolicies").orElseThrow(PoliciesOfRoles::notGiven),
        entry -> {
          String arn = entry.path(POLICY_ARN).asText();
          return Xml.element(
              "member",
              Xml.text(POLICY_NAME, arn.substring(arn.lastIndexOf('/') + 1)),
              Xml.text(POLICY_ARN, arn));
        });
  }

  private String policy(Map<String, String> form) {
    String arn = form.getOrDefault(POLICY_ARN, "");
    managed(arn);
    return Xml.element("Policy", Xml.text("Arn", arn), Xml.text("DefaultVersionId", VERSION));
  }

  private String version(Map<String, String> form) {
    String text = managed(form.getOrDefault(POLICY_ARN, ""));
    String version = form.getOrDefault("VersionId", "");
    if (!version.equals(VERSION)) {
      throw noSuchEntity("Policy version %s does not exist.".formatted(version));
    }
    return Xml.element(
        "PolicyVersion",
        Xml.text("Document", text),
        Xml.text("VersionId", VERSION),
        Xml.text("IsDefaultVersion", "true"));
  }

  /// A world has the policies of its roles only, so that of another it cannot say that there is
  /// none.
  private String managed(String arn) {
    return Optional.ofNullable(managed.get(arn)).orElseThrow(PoliciesOfRoles::notGiven);
  }

  private World.Role role(Map<String, String> form) {
    return roles.apply(form.getOrDefault(ROLE_NAME, ""));
  }

  private static <T> String page(
      Map<String, String> form, String name, List<T> all, Function<T, String> member) {
    int from = Math.clamp(number(form, "Marker", 0), 0, all.size());
    int to = Math.min(all.size(), from + Math.clamp(number(form, "MaxItems", PAGE), 1, PAGE));
    String members = all.subList(from, to).stream().map(member).collect(Collectors.joining());
    boolean truncated = to < all.size();
    return Xml.element(name, members)
        + Xml.text("IsTruncated", String.valueOf(truncated))
        + (truncated ? Xml.text("Marker", String.valueOf(to)) : "");
  }

  private static int number(Map<String, String> form, String name, int otherwise) {
    String text = form.getOrDefault(name, "");
    return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : otherwise;
  }

  private static List<JsonNode> attached(World.Role role) {
    return list(role, "AttachedPolicies").orElseGet(List::of);
  }

  private static Optional<List<JsonNode>> list(World.Role role, String name) {
    return role.given()
        .map(entry -> entry.path(name))
        .filter(JsonNode::isArray)
        .map(
            list -> {
              List<JsonNode> entries = new ArrayList<>();
              list.forEach(entries::add);
              return entries;
            });
  }

  /// The boundary beside the role, else the one that GetRole printed in it.
  private static Optional<JsonNode> boundary(World.Role role) {
    return role.given()
        .flatMap(
            entry ->
                Optional.of(entry.path("PermissionsBoundary"))
                    .filter(PoliciesOfRoles::isThere)
                    .or(
                        () ->
                            Optional.of(entry.path("Role").path("PermissionsBoundary"))
                                .filter(PoliciesOfRoles::isThere)));
  }

  private static boolean isThere(JsonNode node) {
    return !node.isMissingNode() && !node.isNull();
  }

  /// Whether a boundary is what GetRole prints of it, and not the policy itself.
  private static boolean isNamed(JsonNode boundary) {
    return boundary.path("PermissionsBoundaryArn").isTextual();
  }

  private static String boundaryArn(World.Role role) {
    String arn = role.arn();
    return arn.substring(0, arn.indexOf(":role/"))
        + ":policy/world/boundary-of-"
        + arn.substring(arn.lastIndexOf('/') + 1);
  }

  private static Optional<String> document(JsonNode policy) {
    return Optional.of(policy)
        .filter(PoliciesOfRoles::isThere)
        .map(there -> encoded(there.isTextual() ? there.textValue() : there.toString()));
  }

  private static AwsError notGiven() {
    return new AwsError(403, "AccessDenied", World.NOT_GIVEN + " (world file: roles)");
  }

  private static AwsError noSuchEntity(String message) {
    return new AwsError(404, "NoSuchEntity", message);
  }
}
