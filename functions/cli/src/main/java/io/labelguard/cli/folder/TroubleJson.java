package io.labelguard.cli.folder;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.core.record.message.Labels;
import io.labelguard.core.record.message.Problems;
import io.labelguard.core.record.message.Trouble;
import java.util.TreeSet;

/// Writes and reads one trouble.
final class TroubleJson {

  private TroubleJson() {}

  static void write(Trouble trouble, ObjectNode out) {
    out.put("alert", trouble.alertId())
        .put("headline", trouble.headline())
        .put("begun", trouble.begun().toString())
        .put("published", trouble.published().toString())
        .put("repeats", trouble.repeats())
        .put("problems", trouble.problems().text())
        .put("fixPromised", trouble.fixPromised());
    Labels labels = trouble.labels();
    labels.severity().ifPresent(severity -> out.put("severity", severity));
    ArrayNode checks = out.putArray("checks");
    labels.checks().forEach(checks::add);
    ArrayNode buckets = out.putArray("buckets");
    labels.buckets().forEach(buckets::add);
  }

  /// @throws MalformedRecordsException where it has another form
  static Trouble read(TypedMembers trouble) throws MalformedRecordsException {
    trouble.only(
        "about",
        "alert",
        "headline",
        "begun",
        "published",
        "repeats",
        "problems",
        "fixPromised",
        "severity",
        "checks",
        "buckets");
    return new Trouble(
        trouble.text("about"),
        trouble.text("alert"),
        trouble.text("headline"),
        trouble.time("begun"),
        trouble.time("published"),
        trouble.number("repeats"),
        Problems.ofText(trouble.text("problems")),
        new Labels(
            trouble.optional("severity"),
            new TreeSet<>(trouble.texts("checks")),
            new TreeSet<>(trouble.texts("buckets"))),
        trouble.truth("fixPromised"));
  }
}
