package io.labelguard.aws.records;

import io.labelguard.core.port.CallFailure;
import io.labelguard.core.sweep.SweepResult;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What a part of a sweep found, as a value in an item.
final class SweepResultValue {

  private SweepResultValue() {}

  static AttributeValue of(SweepResult result) {
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
    return AttributeValue.fromL(failures.stream().map(SweepResultValue::failure).toList());
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

  static SweepResult read(Map<String, AttributeValue> item, String name) {
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
