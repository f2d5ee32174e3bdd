package io.labelguard.cli.folder;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.record.Completion;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.Intent;
import io.labelguard.core.record.Purpose;
import io.labelguard.core.record.RecordContents.KeptIntent;
import io.labelguard.core.record.Target;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// Reads and writes an intent or fix record as JSON.
final class IntentJson {

  private IntentJson() {}

  static ObjectNode write(KeptIntent stored) {
    Intent intent = stored.intent();
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    out.put("id", intent.id())
        .put("resource", intent.target().key())
        .put("purpose", intent.purpose().text());
    switch (intent.purpose()) {
      case Purpose.Fix _ -> {}
      case Purpose.TemporaryFix(SortedSet<String> jobs, Instant until) -> {
        ArrayNode names = out.putArray("jobs");
        jobs.forEach(names::add);
        out.put("until", until.toString());
      }
      case Purpose.End(String fix) -> out.put("of", fix);
      case Purpose.Undo(String fix) -> out.put("of", fix);
    }
    intent.by().ifPresent(person -> out.put("by", person));
    out.put("begun", intent.begun().toString())
        .put("before", stored.texts().before())
        .put("after", stored.texts().after());
    intent
        .completion()
        .ifPresent(
            completion ->
                out.putObject("completion")
                    .put("result", completion.result().text())
                    .put("at", completion.at().toString())
                    .put("note", completion.note()));
    return out;
  }

  static KeptIntent read(TypedMembers members) throws MalformedRecordsException {
    members.only(
        "id",
        "resource",
        "purpose",
        "jobs",
        "until",
        "of",
        "by",
        "begun",
        "before",
        "after",
        "completion");
    Optional<TypedMembers> completion = members.optionalObject("completion");
    Intent.Texts texts = new Intent.Texts(members.text("before"), members.text("after"));
    return new KeptIntent(
        new Intent(
            members.text("id"),
            Target.Fixable.ofKey(members.text("resource")),
            purpose(members),
            members.optional("by"),
            Intent.wrote(texts),
            Fingerprint.of(Optional.of(texts.before())),
            Fingerprint.of(Optional.of(texts.after())),
            members.time("begun"),
            completion.isPresent() ? Optional.of(completion(completion.get())) : Optional.empty()),
        texts);
  }

  private static Completion completion(TypedMembers members) throws MalformedRecordsException {
    members.only("result", "at", "note");
    return new Completion(
        one(members, "result", FixOutcome.Result.values()),
        members.time("at"),
        members.text("note"));
  }

  private static FixOutcome.Result one(
      TypedMembers members, String name, FixOutcome.Result... results)
      throws MalformedRecordsException {
    String text = members.text(name);
    return Arrays.stream(results)
        .filter(result -> result.text().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new MalformedRecordsException(
                    members.at() + "/" + name, "must be applied, not-applied or cannot-tell"));
  }

  private static Purpose purpose(TypedMembers members) throws MalformedRecordsException {
    return switch (members.text("purpose")) {
      case "fix" -> new Purpose.Fix();
      case "temporary" ->
          new Purpose.TemporaryFix(new TreeSet<>(members.texts("jobs")), members.time("until"));
      case "end" -> new Purpose.End(members.text("of"));
      case "undo" -> new Purpose.Undo(members.text("of"));
      default ->
          throw new MalformedRecordsException(
              members.at() + "/purpose", "must be fix, temporary, end or undo");
    };
  }
}
