package io.labelguard.local.account;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.core.labeling.RoleFacts;
import io.labelguard.local.wire.AwsError;
import io.labelguard.local.wire.Call;
import io.labelguard.local.wire.QueryService;
import io.labelguard.local.wire.Xml;
import io.labelguard.local.world.World;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Serves IAM's reading calls about roles and STS's GetCallerIdentity. The roles are those that the
/// world gives, or else those of its jobs; and callers. Of a role whose id and tags the world does
/// not say, nothing is answered: the call is refused.
public final class Roles {

  private final boolean given;
  private final SortedMap<String, World.Role> byName = new TreeMap<>();
  private final Set<String> callers = new TreeSet<>();
  private final PoliciesOfRoles policies;

  /// @param given empty where the world does not give roles
  /// @param ofJobs ARNs of the jobs' roles
  public Roles(Optional<List<World.Role>> given, Stream<String> ofJobs) {
    this.given = given.isPresent();
    if (given.isEmpty()) {
      ofJobs.forEach(this::add);
    }
    List<World.Role> described = given.orElse(List.of());
    described.forEach(this::put);
    policies = new PoliciesOfRoles(described, this::find);
  }

  public QueryService iam() {
    Map<String, BiFunction<Map<String, String>, Call, String>> operations =
        new TreeMap<>(policies.operations());
    operations.put("GetRole", this::role);
    operations.put("SimulatePrincipalPolicy", new Simulator(this::find)::simulate);
    return new QueryService(
        "iam", "https://iam.amazonaws.com/doc/2010-05-08/", operations, QueryService.Shape.QUERY);
  }

  public QueryService sts() {
    return new QueryService(
        "sts",
        "https://sts.amazonaws.com/doc/2011-06-15/",
        Map.of("GetCallerIdentity", Roles::identity),
        QueryService.Shape.QUERY);
  }

  /// Adds a role; ignores other ARNs and malformed ones.
  public void add(String arn) {
    if (!known(arn)) {
      callers.add(arn);
      put(new World.Role(arn));
    }
  }

  /// Returns the roles as they are now, by name; empty where the world does not give them. Callers
  /// that were added are not of the world.
  public synchronized Optional<List<World.Role>> all() {
    return given
        ? Optional.of(
            byName.values().stream().filter(role -> !callers.contains(role.arn())).toList())
        : Optional.empty();
  }

  /// Deletes a role.
  ///
  /// @throws AwsError where there is none of that name
  public synchronized void delete(String name) {
    byName.remove(name(find(name).arn()));
  }

  /// Changes what the world gives of a role beside its id and tags.
  ///
  /// @return whether the world gives anything of it
  /// @throws AwsError where there is none of that name
  public synchronized boolean change(String name, Consumer<ObjectNode> change) {
    World.Role role = find(name);
    Optional<ObjectNode> entry = role.given().map(ObjectNode::deepCopy);
    entry.ifPresent(
        changed -> {
          change.accept(changed);
          put(new World.Role(role.arn(), role.facts(), Optional.of(changed)));
        });
    return entry.isPresent();
  }

  /// Gives a managed policy another text.
  ///
  /// @return whether a role of the world has carried it
  public synchronized boolean changePolicy(String arn, String text) {
    return policies.change(arn, text);
  }

  private synchronized boolean known(String arn) {
    World.Role role = byName.get(name(arn));
    return role != null && role.arn().equals(arn);
  }

  private synchronized void put(World.Role role) {
    if (role.arn().contains(":role/")) {
      byName.put(name(role.arn()), role);
    }
  }

  private static String name(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }

  /// @throws AwsError where there is none of that name
  private synchronized World.Role find(String name) {
    World.Role role = byName.get(name);
    if (role == null) {
      throw new AwsError(
          404, "NoSuchEntity", "The role with name %s cannot be found.".formatted(name));
    }
    return role;
  }

  private String role(Map<String, String> form, Call call) {
    String name = form.getOrDefault("RoleName", "");
    World.Role role = find(name);
    if (role.facts().isEmpty()) {
      throw new AwsError(
          403,
          "AccessDenied",
          "the local account does not say the id and tags of role %s (world file: roles)"
              .formatted(name));
    }
    return xml(
        name,
        role.facts().get(),
        PoliciesOfRoles.trustXml(role) + PoliciesOfRoles.boundaryXml(role));
  }

  private static String xml(String name, RoleFacts role, String policies) {
    String arn = role.arn();
    String path = arn.substring(arn.indexOf(":role") + 5, arn.lastIndexOf('/') + 1);
    return Xml.element(
        "Role",
        Xml.text("Path", path),
        Xml.text("RoleName", name),
        Xml.text("RoleId", role.id()),
        Xml.text("Arn", arn),
        Xml.text("CreateDate", "2023-01-01T00:00:00Z"),
        policies,
        tags(role.tags()));
  }

  private static String tags(Map<String, String> tags) {
    return tags.isEmpty()
        ? ""
        : Xml.element(
            "Tags",
            tags.entrySet().stream()
                .map(
                    tag ->
                        Xml.element(
                            "member",
                            Xml.text("Key", tag.getKey()),
                            Xml.text("Value", tag.getValue())))
                .collect(Collectors.joining()));
  }

  private static String identity(Map<String, String> form, Call call) {
    return Xml.text("Arn", call.caller().sessionArn())
        + Xml.text("UserId", call.caller().userId())
        + Xml.text("Account", call.caller().account());
  }
}
