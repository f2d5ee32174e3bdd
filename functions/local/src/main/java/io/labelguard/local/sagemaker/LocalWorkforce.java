package io.labelguard.local.sagemaker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.local.json.JsonTrees;
import io.labelguard.local.json.SdkJson;
import io.labelguard.local.wire.AwsError;
import io.labelguard.local.wire.Call;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.services.sagemaker.model.Workforce;
import software.amazon.awssdk.services.sagemaker.model.WorkforceStatus;
import software.amazon.awssdk.services.sagemaker.model.WorkforceVpcConfigResponse;

/// The one workforce of the local SageMaker. Safe for many threads. A change takes effect at once,
/// while the real one has the status Updating for some time.
public final class LocalWorkforce {

  private final String arnPrefix;
  private final InstantSource clock;
  private Optional<Workforce> workforce;

  public LocalWorkforce(String arnPrefix, InstantSource clock, Optional<Workforce> workforce) {
    this.arnPrefix = arnPrefix;
    this.clock = clock;
    this.workforce = workforce.map(this::completed);
  }

  public synchronized ObjectNode describe(ObjectNode request, Call call) {
    return described(get(request));
  }

  public synchronized ObjectNode list(ObjectNode request, Call call) {
    ObjectNode answer = JsonTrees.object();
    ArrayNode list = answer.putArray("Workforces");
    String part = request.path("NameContains").asText("");
    workforce
        .filter(one -> one.workforceName().contains(part))
        .ifPresent(one -> list.add(SdkJson.write(one)));
    return answer;
  }

  public synchronized ObjectNode create(ObjectNode request, Call call) {
    RequiredMembers.check(request, "WorkforceName");
    if (workforce.isPresent()) {
      throw AwsError.badRequest(
          "ResourceLimitExceeded", "The account has a workforce in this Region already.");
    }
    Workforce created = completed(SdkJson.read(request, Workforce.builder(), "").build());
    workforce = Optional.of(created);
    return JsonTrees.object().put("WorkforceArn", created.workforceArn());
  }

  /// Replaces the members that the request gives; an empty WorkforceVpcConfig removes the VPC.
  public synchronized ObjectNode update(ObjectNode request, Call call) {
    Workforce.Builder change = SdkJson.read(request, get(request).toBuilder(), "");
    if (request.path("WorkforceVpcConfig").isObject()
        && request.path("WorkforceVpcConfig").isEmpty()) {
      change.workforceVpcConfig((WorkforceVpcConfigResponse) null);
    }
    Workforce updated = change.lastUpdatedDate(clock.instant()).build();
    workforce = Optional.of(updated);
    return described(updated);
  }

  public synchronized ObjectNode delete(ObjectNode request, Call call) {
    get(request);
    remove();
    return JsonTrees.object();
  }

  public synchronized void remove() {
    workforce = Optional.empty();
  }

  public synchronized Optional<Workforce> one() {
    return workforce;
  }

  private Workforce get(ObjectNode request) {
    RequiredMembers.check(request, "WorkforceName");
    String name = request.path("WorkforceName").asText();
    return workforce
        .filter(one -> one.workforceName().equals(name))
        .orElseThrow(
            () ->
                AwsError.badRequest(
                    "ValidationException", "Could not find workforce with name " + name));
  }

  private static ObjectNode described(Workforce workforce) {
    ObjectNode answer = JsonTrees.object();
    answer.set("Workforce", SdkJson.write(workforce));
    return answer;
  }

  private Workforce completed(Workforce one) {
    String name = one.workforceName() != null ? one.workforceName() : "default";
    return one.toBuilder()
        .workforceName(name)
        .workforceArn(
            one.workforceArn() != null ? one.workforceArn() : arnPrefix + "workforce/" + name)
        .createDate(one.createDate() != null ? one.createDate() : clock.instant())
        .lastUpdatedDate(one.lastUpdatedDate() != null ? one.lastUpdatedDate() : clock.instant())
        .status(one.status() != null ? one.status() : WorkforceStatus.ACTIVE)
        .build();
  }
}
