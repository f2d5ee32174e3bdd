package io.labelguard.local.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.labelguard.core.labeling.Organization;
import io.labelguard.core.labeling.RoleFacts;
import io.labelguard.local.json.JsonTrees;
import io.labelguard.local.json.SdkJson;
import java.util.Map;

/// Writes a world as JSON.
final class WorldWriter {

  private WorldWriter() {}

  static String write(World world) {
    ObjectNode json = JsonTrees.object();
    json.put("account", world.account())
        .put("region", world.region())
        .put("trails", world.trails());
    world.now().ifPresent(now -> json.put("now", now.toString()));
    ArrayNode buckets = json.putArray("buckets");
    world.buckets().forEach(bucket -> buckets.add(bucket(bucket)));
    ArrayNode jobs = json.putArray("jobs");
    world.jobs().forEach(job -> jobs.add(SdkJson.write(job)));
    ArrayNode teams = json.putArray("workteams");
    world
        .workteams()
        .forEach(
            team -> {
              ObjectNode node = SdkJson.write(team);
              Map<String, String> tags = world.teamTags().get(team.workteamName());
              if (tags != null) {
                strings(node, "Tags", tags);
              }
              teams.add(node);
            });
    world.workforce().ifPresent(workforce -> json.set("workforce", SdkJson.write(workforce)));
    world
        .roles()
        .ifPresent(
            all -> {
              ArrayNode roles = json.putArray("roles");
              all.forEach(role -> roles.add(role(role)));
            });
    world.organization().ifPresent(of -> json.put("organization", organization(of)));
    json.putArray("vpcEndpoints").addAll(world.vpcEndpoints());
    strings(json, "secrets", world.secrets());
    json.put("events", world.events());
    if (!world.seen().isEmpty()) {
      ArrayNode seen = json.putArray("seen");
      world.seen().forEach(one -> seen.add(seen(one)));
    }
    world.given().forEach(json::set);
    return json.toPrettyString();
  }

  private static JsonNode role(World.Role role) {
    if (role.given().isPresent()) {
      return role.given().get();
    }
    if (role.facts().isEmpty()) {
      return TextNode.valueOf(role.arn());
    }
    RoleFacts facts = role.facts().get();
    ObjectNode json = JsonTrees.object().put("Arn", facts.arn()).put("RoleId", facts.id());
    strings(json, "Tags", facts.tags());
    return json;
  }

  private static String organization(Organization organization) {
    return switch (organization) {
      case Organization.MemberOf(String id, _) -> id;
      case Organization.None _ -> World.NO_ORGANIZATION;
    };
  }

  private static ObjectNode bucket(World.Bucket bucket) {
    ObjectNode json = JsonTrees.object();
    json.put("name", bucket.name()).put("region", bucket.region()).put("owner", bucket.owner());
    bucket.policy().ifPresent(policy -> json.put("policy", policy));
    strings(json, "tags", bucket.tags());
    bucket.corsRules().ifPresent(rules -> json.putArray("cors").addAll(rules));
    if (!bucket.objects().isEmpty()) {
      strings(json, "objects", bucket.objects());
    }
    if (!bucket.refused().isEmpty()) {
      strings(json, "refused", bucket.refused());
    }
    bucket.encryption().ifPresent(configuration -> json.set("encryption", configuration));
    if (bucket.abac()) {
      json.put("abac", WorldValues.ENABLED);
    }
    return json;
  }

  private static ObjectNode seen(World.Seen seen) {
    ObjectNode json = JsonTrees.object();
    json.put("bucket", seen.bucket());
    json.put("policy", seen.policy().orElse(null));
    return json.put("from", seen.from().toString()).put("to", seen.to().toString());
  }

  private static void strings(ObjectNode into, String name, Map<String, String> strings) {
    ObjectNode object = into.putObject(name);
    strings.forEach(object::put);
  }
}
