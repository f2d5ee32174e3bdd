package io.labelguard.cli.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.aws.event.CloudTrailEvents;
import io.labelguard.aws.event.EventReading;
import io.labelguard.aws.event.MalformedEventException;
import io.labelguard.core.event.GuardEvent;
import io.labelguard.core.index.IndexedJob;
import io.labelguard.core.index.JobId;
import io.labelguard.core.labeling.LabelingJob.Status;
import io.labelguard.local.json.MalformedDocumentException;
import io.labelguard.local.world.World;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads from a world's CloudTrail records who created its labeling jobs.
public final class TrailCreators {

  private static final String MEMBER = "trail";
  private static final String CREATED = "CreateLabelingJob";

  private TrailCreators() {}

  /// Returns what the job index is to know of the jobs' creators. Records of other calls, accounts
  /// and Regions, of calls that failed, and of jobs that the world does not have are left out.
  ///
  /// @throws MalformedDocumentException where a record of a call that matters cannot be read
  public static List<IndexedJob> of(World world) {
    Set<JobId> jobs =
        world.jobs().stream()
            .map(job -> JobId.of(job.labelingJobName()))
            .collect(Collectors.toSet());
    List<IndexedJob> facts = new ArrayList<>();
    int at = 0;
    for (JsonNode record : world.given().getOrDefault(MEMBER, MissingNode.getInstance())) {
      fact(record, at++, world).filter(fact -> jobs.contains(fact.id())).ifPresent(facts::add);
    }
    return facts;
  }

  private static Optional<IndexedJob> fact(JsonNode record, int at, World world) {
    return created(record, at)
        .filter(event -> event.facts().account().equals(world.account()))
        .filter(event -> event.facts().region().equals(world.region()))
        .flatMap(
            event ->
                event
                    .creator()
                    .map(
                        creator ->
                            IndexedJob.seen(
                                    event.job(),
                                    Status.UNKNOWN,
                                    Optional.empty(),
                                    event.facts().time())
                                .by(creator)));
  }

  private static Optional<GuardEvent.LabelingJobCreated> created(JsonNode record, int at) {
    if (!record.path("eventName").asText().equals(CREATED)) {
      return Optional.empty();
    }
    try {
      return CloudTrailEvents.read(
                  new ByteArrayInputStream(
                      delivered(record).toString().getBytes(StandardCharsets.UTF_8)))
              instanceof EventReading.Ours(GuardEvent.LabelingJobCreated event)
          ? Optional.of(event)
          : Optional.empty();
    } catch (MalformedEventException e) {
      throw new MalformedDocumentException("/" + MEMBER + "/" + at, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Returns the record in the envelope in which EventBridge delivers it.
  private static ObjectNode delivered(JsonNode record) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("detail-type", "AWS API Call via CloudTrail");
    event.put(
        "source",
        "aws." + record.path("eventSource").asText().replaceFirst("[.]amazonaws[.]com.*", ""));
    event.set("detail", record);
    return event;
  }
}
