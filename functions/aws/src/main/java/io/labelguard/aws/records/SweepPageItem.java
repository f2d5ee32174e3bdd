package io.labelguard.aws.records;

import io.labelguard.core.labeling.LabelCounters;
import io.labelguard.core.labeling.LabelingJob.Status;
import io.labelguard.core.port.ListedJob;
import io.labelguard.core.sweep.SweepPage;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A page of a sweep as an item.
final class SweepPageItem {

  /// How the sort keys of pages begin.
  static final String PREFIX = "page#";

  private SweepPageItem() {}

  static Map<String, AttributeValue> key(String run, String id) {
    return Items.key(Partitions.sweep(run), PREFIX + id);
  }

  static Map<String, AttributeValue> item(String run, SweepPage page, Instant expires) {
    return Items.at(Partitions.sweep(run), PREFIX + page.id())
        .text("kind", page.kind().name())
        .texts("names", page.names())
        .value("jobs", AttributeValue.fromL(page.jobs().stream().map(SweepPageItem::job).toList()))
        .number("done", page.done())
        .flag("finished", page.finished())
        .value("result", SweepResultValue.of(page.result()))
        .expires(expires)
        .item();
  }

  static SweepPage page(Map<String, AttributeValue> item) {
    return new SweepPage(
        Items.text(item, "sk").substring(PREFIX.length()),
        SweepPage.Kind.valueOf(Items.text(item, "kind")),
        Items.textsInOrder(item, "names"),
        Items.list(item, "jobs").stream().map(each -> job(each.m())).toList(),
        Math.toIntExact(Items.number(item, "done")),
        Items.flag(item, "finished"),
        SweepResultValue.read(item, "result"));
  }

  private static AttributeValue job(ListedJob job) {
    Items item = Items.nothing().text("name", job.name()).text("status", job.status().name());
    job.created().ifPresent(at -> item.time("created", at));
    job.counters()
        .ifPresent(
            counters ->
                item.number("labeled", counters.labeled())
                    .number("failed", counters.failed())
                    .number("left", counters.left()));
    return AttributeValue.fromM(item.item());
  }

  private static ListedJob job(Map<String, AttributeValue> item) {
    Optional<LabelCounters> counters =
        Optional.ofNullable(item.get("labeled"))
            .map(
                _ ->
                    new LabelCounters(
                        Items.number(item, "labeled"),
                        Items.number(item, "failed"),
                        Items.number(item, "left")));
    return new ListedJob(
        Items.text(item, "name"),
        Status.valueOf(Items.text(item, "status")),
        Items.time(item, "created"),
        counters);
  }
}
