package io.labelguard.local.sagemaker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.local.json.JsonTrees;
import io.labelguard.local.json.SdkJson;
import io.labelguard.local.wire.AwsError;
import io.labelguard.local.wire.Call;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.sagemaker.model.Workteam;

/// The private work teams of the local SageMaker; safe for many threads.
public final class LocalWorkteams {

  private static final int MOST = 25;

  private final String arnPrefix;
  private final InstantSource clock;
  private final SortedMap<String, Workteam> byName = new TreeMap<>();

  public LocalWorkteams(String arnPrefix, InstantSource clock, Collection<Workteam> teams) {
    this.arnPrefix = arnPrefix;
    this.clock = clock;
    teams.forEach(this::put);
  }

  public synchronized ObjectNode describe(ObjectNode request, Call call) {
    return described(get(request));
  }

  public synchronized ObjectNode list(ObjectNode request, Call call) {
    String part = request.path("NameContains").asText("").toLowerCase(Locale.ROOT);
    List<Workteam> matching =
        byName.values().stream()
            .filter(team -> team.workteamName().toLowerCase(Locale.ROOT).contains(part))
            .toList();
    boolean byDate = request.path("SortBy").asText("CreateDate").equals("CreateDate");
    Pages<Workteam> pages =
        new Pages<>(
            team ->
                (byDate ? "%015d".formatted(team.createDate().toEpochMilli()) : "")
                    + "\n"
                    + team.workteamName(),
            request.path("SortOrder").asText().equals("Descending"));
    Pages.Page<Workteam> page = pages.page(matching, request);
    ObjectNode answer = JsonTrees.object();
    ArrayNode list = answer.putArray("Workteams");
    page.items().forEach(team -> list.add(SdkJson.write(team)));
    return page.nextToken().isEmpty() ? answer : answer.put("NextToken", page.nextToken());
  }

  public synchronized ObjectNode create(ObjectNode request, Call call) {
    RequiredMembers.check(request, "WorkteamName", "MemberDefinitions", "Description");
    Workteam team = SdkJson.read(request, Workteam.builder(), "").build();
    if (byName.containsKey(team.workteamName())) {
      throw AwsError.badRequest(
          "ResourceInUse",
          "A work team with the name %s already exists.".formatted(team.workteamName()));
    }
    if (byName.size() >= MOST) {
      throw AwsError.badRequest(
          "ResourceLimitExceeded",
          "The account has %d work teams, the most there can be.".formatted(MOST));
    }
    Workteam whole = completed(team);
    byName.put(whole.workteamName(), whole);
    return JsonTrees.object().put("WorkteamArn", whole.workteamArn());
  }

  /// Replaces the members that the request gives and keeps the others. The real one does so, too,
  /// by the tests of the Terraform provider, but no AWS page says it.
  public synchronized ObjectNode update(ObjectNode request, Call call) {
    Workteam old = get(request);
    Workteam updated =
        SdkJson.read(request, old.toBuilder(), "")
            .lastUpdatedDate(later(old.lastUpdatedDate()))
            .build();
    byName.put(old.workteamName(), updated);
    return described(updated);
  }

  public synchronized ObjectNode delete(ObjectNode request, Call call) {
    byName.remove(get(request).workteamName());
    return JsonTrees.object().put("Success", true);
  }

  public synchronized void put(Workteam team) {
    byName.put(team.workteamName(), completed(team));
  }

  public synchronized void remove(String name) {
    byName.remove(name);
  }

  /// Returns a team.
  ///
  /// @throws AwsError ValidationException, as SageMaker answers for a team it does not know
  public synchronized Workteam get(String name) {
    Workteam team = byName.get(name);
    if (team == null) {
      throw AwsError.badRequest("ValidationException", "Could not find workteam with name " + name);
    }
    return team;
  }

  public synchronized List<Workteam> all() {
    return new ArrayList<>(byName.values());
  }

  private Workteam get(ObjectNode request) {
    RequiredMembers.check(request, "WorkteamName");
    return get(request.path("WorkteamName").asText());
  }

  private static ObjectNode described(Workteam team) {
    ObjectNode answer = JsonTrees.object();
    answer.set("Workteam", SdkJson.write(team));
    return answer;
  }

  /// Fills the members that SageMaker always sets and a world or a request may leave out.
  private Workteam completed(Workteam team) {
    Instant created = team.createDate() != null ? team.createDate() : clock.instant();
    return team.toBuilder()
        .workteamArn(
            team.workteamArn() != null
                ? team.workteamArn()
                : arnPrefix + "workteam/private-crowd/" + team.workteamName())
        .createDate(created)
        .lastUpdatedDate(team.lastUpdatedDate() != null ? team.lastUpdatedDate() : created)
        .build();
  }

  /// Returns the current time, or a time just after the last one if the clock has not moved.
  private Instant later(Instant last) {
    Instant now = clock.instant();
    return now.isAfter(last) ? now : last.plusMillis(1);
  }
}
