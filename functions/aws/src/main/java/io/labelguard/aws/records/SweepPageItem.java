package io.labelguard.aws.records;

import io.labelguard.core.labeling.LabelCounters;
import io.labelguard.core.labeling.LabelingJob.Status;
import io.labelguard.core.port.CallFailure;
import io.labelguard.core.port.ListedJob;
import io.labelguard.core.sweep.SweepPage;
import io.labelguard.core.sweep.SweepResult;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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
        .value("result", result(page.result()))
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
        result(item, "result"));
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

  /// Returns what a part of a sweep found, as a value in an item.
  static AttributeValue result(SweepResult result) {
    Items findings = Items.nothing();
    result.findings().forEach(findings::number);
    return AttributeValue.fromM(
        Items.nothing()
            .number("jobs", result.jobs())
            .number("buckets", result.buckets())
            .number("teams", result.teams())
            .value("findings", AttributeValue.fromM(findings.item()))
            .texts("names", result.names())
            .texts("missed", result.missed())
            .texts("notes", result.notes())
            .value("failures", failures(result.failures()))
            .value("reported", failures(result.reported()))
            .item());
  }

  private static AttributeValue failures(List<CallFailure> failures) {
    return AttributeValue.fromL(failures.stream().map(SweepPageItem::failure).toList());
  }

  private static List<CallFailure> failures(Map<String, AttributeValue> value, String name) {
    return Items.list(value, name).stream()
        .map(AttributeValue::m)
        .map(
            each ->
                new CallFailure(
                    Items.text(each, "attempt"),
                    Items.text(each, "reason"),
                    Items.flag(each, "refused")))
        .toList();
  }

  private static AttributeValue failure(CallFailure failure) {
    return AttributeValue.fromM(
        Items.nothing()
            .text("attempt", failure.attempt())
            .text("reason", failure.reason())
            .flag("refused", failure.refused())
            .item());
  }

  /// Reads what a part of a sweep found.
  static SweepResult result(Map<String, AttributeValue> item, String name) {
    Map<String, AttributeValue> value = Items.map(item, name);
    SortedMap<String, Integer> findings = new TreeMap<>();
    Map<String, AttributeValue> found = Items.map(value, "findings");
    found.keySet().forEach(check -> findings.put(check, count(found, check)));
    return new SweepResult(
        count(value, "jobs"),
        count(value, "buckets"),
        count(value, "teams"),
        findings,
        Items.texts(value, "names"),
        Items.textsInOrder(value, "missed"),
        Items.textsInOrder(value, "notes"),
        failures(value, "failures"),
        failures(value, "reported"));
  }

  private static int count(Map<String, AttributeValue> value, String name) {
    return Math.toIntExact(Items.number(value, name));
  }
}
