package io.labelguard.cli.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.past.JobLife;
import io.labelguard.core.labeling.past.LogLine;
import io.labelguard.core.labeling.past.TrailEvent;
import io.labelguard.core.labeling.past.TrailEvent.BecamePolicy;
import io.labelguard.core.labeling.past.TrailPage;
import io.labelguard.core.labeling.past.TrailSubject;
import io.labelguard.core.port.past.PastSources;
import io.labelguard.local.account.LocalEventHistory;
import io.labelguard.local.account.LocalJobLogs;
import io.labelguard.local.json.JsonTrees;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Collects the log and the changes of jobs that have ended badly: of each event what `doctor`
/// reads of it.
final class PastCollector {

  private final PastSources sources;
  private final NotPermitted notPermitted;

  PastCollector(PastSources sources, NotPermitted notPermitted) {
    this.sources = sources;
    this.notPermitted = notPermitted;
  }

  /// Returns the members `trail` and `logs` of a world: none where no job has ended badly, or the
  /// caller may not read them.
  ///
  /// @param keys ARNs of the keys that the jobs use
  SortedMap<String, JsonNode> of(List<LabelingJob> jobs, List<String> keys, Instant now) {
    Map<LabelingJob, JobLife> ended = new LinkedHashMap<>();
    jobs.forEach(job -> JobLife.of(job, now).ifPresent(life -> ended.put(job, life)));
    SortedMap<String, JsonNode> given = new TreeMap<>();
    if (!ended.isEmpty()) {
      logs(ended).ifPresent(logs -> given.put(LocalJobLogs.MEMBER, logs));
      ObjectNode from = JsonTrees.object();
      trail(ended, keys, from).ifPresent(trail -> given.put(LocalEventHistory.MEMBER, trail));
      if (!from.isEmpty()) {
        given.put(LocalEventHistory.FROM, from);
      }
    }
    return given;
  }

  private Optional<JsonNode> logs(Map<LabelingJob, JobLife> ended) {
    ObjectNode logs = JsonTrees.object();
    for (LabelingJob job : ended.keySet()) {
      switch (sources.logs().of(job.name())) {
        case Reading.Known<Optional<List<LogLine>>>(Optional<List<LogLine>> lines) ->
            lines.ifPresent(
                found -> {
                  ArrayNode list = logs.putArray(job.name());
                  found.forEach(line -> list.add(text(line)));
                });
        case Reading.NotPermitted<Optional<List<LogLine>>>(String permission, _) -> {
          notPermitted.add(permission);
          return Optional.empty();
        }
        case Reading.NotGiven<Optional<List<LogLine>>> _ -> {
          return Optional.empty();
        }
      }
    }
    return Optional.of(logs);
  }

  private static String text(LogLine line) {
    return line.event()
        .map(
            event ->
                JsonTrees.object()
                    .put("event-name", event)
                    .put("event-log-message", line.message())
                    .toString())
        .orElse(line.message());
  }

  /// @param from gets the time since when the records of a subject are all that there are, where
  ///     there are older ones
  private Optional<JsonNode> trail(
      Map<LabelingJob, JobLife> ended, List<String> keys, ObjectNode from) {
    Map<String, ObjectNode> records = new TreeMap<>();
    for (Map.Entry<LabelingJob, JobLife> job : ended.entrySet()) {
      for (TrailSubject subject : TrailSubject.of(job.getKey(), keys)) {
        JobLife life = job.getValue();
        if (life.isForgotten()) {
          continue;
        }
        switch (sources.events().of(subject, life.back(), life.to())) {
          case Reading.Known<TrailPage>(TrailPage page) -> {
            page.changes().forEach(event -> put(record(subject, event), subject, records));
            if (!page.complete()) {
              Instant oldest = page.oldest().orElse(life.to());
              from.put(subject.name(), oldest.toString());
              put(oldest(subject, oldest), subject, records);
            }
          }
          case Reading.NotPermitted<TrailPage>(String permission, _) -> {
            notPermitted.add(permission);
            return Optional.empty();
          }
          case Reading.NotGiven<TrailPage> _ -> {
            return Optional.empty();
          }
        }
      }
    }
    ArrayNode list = JsonTrees.object().putArray(LocalEventHistory.MEMBER);
    records.values().forEach(list::add);
    return Optional.of(list);
  }

  private static void put(
      ObjectNode record, TrailSubject subject, Map<String, ObjectNode> records) {
    records.put(
        "%s %s %s"
            .formatted(
                record.path("eventTime").asText(), record.path("eventID").asText(), subject.name()),
        record);
  }

  /// Returns a record of the oldest event that was read: it changed nothing, or its change has a
  /// record of its own.
  private static ObjectNode oldest(TrailSubject subject, Instant time) {
    ObjectNode record =
        JsonTrees.object()
            .put("eventTime", time.toString())
            .put("eventSource", subject.kind().source())
            .put("eventName", "OldestEventRead")
            .put("readOnly", true);
    name(subject, record.putObject("requestParameters"));
    return record;
  }

  private static void name(TrailSubject subject, ObjectNode asked) {
    switch (subject.kind()) {
      case BUCKET -> asked.put("bucketName", subject.name());
      case ROLE -> asked.put("roleName", subject.name());
      case KEY -> asked.put("keyId", subject.name());
    }
  }

  private static ObjectNode record(TrailSubject subject, TrailEvent event) {
    ObjectNode record =
        JsonTrees.object()
            .put("eventTime", event.time().toString())
            .put("eventSource", subject.kind().source())
            .put("eventName", event.name())
            .put("readOnly", false);
    event.id().ifPresent(id -> record.put("eventID", id));
    ObjectNode identity = record.putObject("userIdentity");
    event.actor().ifPresent(actor -> identity.put("arn", actor));
    ObjectNode asked = record.putObject("requestParameters");
    name(subject, asked);
    if (event.policy() instanceof BecamePolicy.Text(String policy)) {
      // As text: a repeated member is kept.
      asked.put("bucketPolicy", policy);
    }
    return record;
  }
}
