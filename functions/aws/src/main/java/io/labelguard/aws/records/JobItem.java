package io.labelguard.aws.records;

import io.labelguard.core.index.IndexedJob;
import io.labelguard.core.index.JobCreator;
import io.labelguard.core.index.JobId;
import io.labelguard.core.index.JobIndex;
import io.labelguard.core.index.SeenCounters;
import io.labelguard.core.labeling.LabelCounters;
import io.labelguard.core.labeling.LabelingJob.Status;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What is known of a labeling job as an item.
///
/// @param version grows with each change; never below the time of the newest fact in epoch
///     milliseconds, so that it also grows where a removed job is added again
/// @param listed the time of the newest fact when the rows of all that the job uses were last
///     written; empty where that is not known to be finished
record JobItem(IndexedJob known, long version, Optional<Instant> listed) {

  static final String LISTED = "listed";

  private static final String SORT_KEY = "job";
  private static final String PREFIX = "job/job/";

  static Map<String, AttributeValue> key(JobId id) {
    return Items.key(Partitions.job(id), SORT_KEY);
  }

  static JobItem of(Map<String, AttributeValue> item) {
    return new JobItem(
        new IndexedJob(
            new JobId(Items.text(item, "pk").substring(PREFIX.length())),
            JobSettingsItem.read(item),
            Items.optional(item, "creator")
                .map(arn -> new JobCreator(arn, Items.flag(item, "console"))),
            Status.valueOf(Items.text(item, "status")),
            counters(item),
            Items.time(item, "live"),
            Instant.ofEpochMilli(Items.number(item, "latest"))),
        Items.number(item, "version"),
        Items.time(item, LISTED));
  }

  private static Optional<SeenCounters> counters(Map<String, AttributeValue> item) {
    return Items.time(item, "counted")
        .map(
            at ->
                new SeenCounters(
                    new LabelCounters(
                        Items.number(item, "labeled"),
                        Items.number(item, "failed"),
                        Items.number(item, "left")),
                    at,
                    Items.number(item, "done"),
                    Instant.ofEpochMilli(Items.number(item, "doneSince"))));
  }

  /// Returns the item of a job of which more is known than the stored item says.
  ///
  /// @param listed whether the rows need not be written again
  static JobItem after(Optional<JobItem> stored, IndexedJob known, boolean listed) {
    return new JobItem(
        known,
        Math.max(stored.map(JobItem::version).orElse(0L) + 1, known.latest().toEpochMilli()),
        listed ? stored.flatMap(JobItem::listed) : Optional.empty());
  }

  Map<String, AttributeValue> item() {
    Items item =
        Items.at(Partitions.job(known.id()), SORT_KEY)
            .number("version", version)
            .text("status", known.status().name())
            .time("latest", known.latest())
            .expires(known.latest().plus(JobIndex.KEPT));
    known.settings().ifPresent(settings -> JobSettingsItem.write(settings, item));
    known.creator().ifPresent(by -> item.text("creator", by.arn()).flag("console", by.console()));
    known.counters().ifPresent(seen -> write(seen, item));
    known.seenLive().ifPresent(at -> item.time("live", at));
    listed.ifPresent(at -> item.time(LISTED, at));
    return item.item();
  }

  private static void write(SeenCounters seen, Items item) {
    item.time("counted", seen.at())
        .number("labeled", seen.counters().labeled())
        .number("failed", seen.counters().failed())
        .number("left", seen.counters().left())
        .number("done", seen.done())
        .time("doneSince", seen.since());
  }
}
