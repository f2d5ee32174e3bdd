package io.labelguard.local.account;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.local.json.JsonTrees;
import io.labelguard.local.wire.AwsError;
import io.labelguard.local.wire.Call;
import io.labelguard.local.wire.JsonService;
import java.util.Map;

/// Serves CloudTrail: one trail that logs management events, or none.
///
/// @param arnPrefix `arn:aws:cloudtrail:region:account:`
/// @param history there with or without a trail
public record LocalTrails(
    boolean present, String region, String arnPrefix, LocalEventHistory history) {

  private static final String NAME = "management-events";

  public JsonService service() {
    return new JsonService(
        "cloudtrail",
        Map.of(
            "DescribeTrails", this::describe,
            "GetTrailStatus", this::status,
            "GetEventSelectors", this::selectors,
            "LookupEvents", history::lookUp),
        false);
  }

  private ObjectNode describe(ObjectNode request, Call call) {
    ObjectNode answer = JsonTrees.object();
    ArrayNode trails = answer.putArray("trailList");
    if (present) {
      trails
          .addObject()
          .put("Name", NAME)
          .put("TrailARN", arn())
          .put("HomeRegion", region)
          .put("IsMultiRegionTrail", true)
          .put("IsOrganizationTrail", false)
          .put("HasCustomEventSelectors", false);
    }
    return answer;
  }

  private ObjectNode status(ObjectNode request, Call call) {
    known(request, "Name");
    return JsonTrees.object().put("IsLogging", true);
  }

  private ObjectNode selectors(ObjectNode request, Call call) {
    known(request, "TrailName");
    ObjectNode answer = JsonTrees.object().put("TrailARN", arn());
    answer
        .putArray("EventSelectors")
        .addObject()
        .put("ReadWriteType", "All")
        .put("IncludeManagementEvents", true)
        .putArray("DataResources");
    return answer;
  }

  private void known(ObjectNode request, String member) {
    String name = request.path(member).asText();
    if (!present || !(name.equals(NAME) || name.equals(arn()))) {
      throw AwsError.badRequest("TrailNotFoundException", "Unknown trail: " + name);
    }
  }

  private String arn() {
    return arnPrefix + "trail/" + NAME;
  }
}
