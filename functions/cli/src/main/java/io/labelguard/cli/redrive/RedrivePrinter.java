package io.labelguard.cli.redrive;

import io.labelguard.cli.print.Console;
import io.labelguard.core.redrive.EmptiedQueue;
import io.labelguard.core.redrive.Redriven;
import io.labelguard.core.redrive.Redriven.Outcome;
import io.labelguard.core.report.text.Escaped;
import io.labelguard.core.report.text.Quantity;
import io.labelguard.policy.json.JsonWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Prints what became of dead letters: the sum, then one line for each. Texts of the letters come
/// from outside.
final class RedrivePrinter {

  private static final int LONGEST = 300;

  private final Console console;
  private final boolean dryRun;

  RedrivePrinter(Console console, boolean dryRun) {
    this.console = console;
    this.dryRun = dryRun;
  }

  void print(List<EmptiedQueue> queues) {
    if (console.json()) {
      queues.forEach(this::lines);
    } else {
      text(queues);
    }
  }

  private void text(List<EmptiedQueue> queues) {
    console.wrapped(sum(queues));
    for (EmptiedQueue queue : queues) {
      String label = console.style("bold", queue.queue().logicalId()) + "  ";
      queue.messages().forEach(message -> console.hanging(label, words(message)));
      queue
          .unread()
          .ifPresent(
              reason -> console.hanging(label, "not read to its end. " + Console.safe(reason)));
    }
    if (!dryRun && queues.stream().anyMatch(queue -> stays(queue) > 0)) {
      console.wrapped(
          "What stays is visible in its queue again. Remove the cause and run the command again, or"
              + " read the message and delete it by hand.");
    }
  }

  private String sum(List<EmptiedQueue> queues) {
    String stacks =
        queues.stream()
            .map(queue -> Console.safe(queue.stack()))
            .distinct()
            .collect(Collectors.joining(", "));
    String where = Quantity.of(queues.size(), "queue") + " of Labelguard (stack " + stacks + ")";
    long found = queues.stream().mapToLong(queue -> queue.messages().size()).sum();
    boolean unread = queues.stream().anyMatch(queue -> queue.unread().isPresent());
    String notRead = unread ? " Not every queue could be read." : "";
    if (found == 0) {
      return "No dead letter was found in " + where + "." + notRead;
    }
    long stay = queues.stream().mapToLong(RedrivePrinter::stays).sum();
    long notDeleted = queues.stream().mapToLong(queue -> queue.count(Outcome.NOT_DELETED)).sum();
    return Quantity.of(found, "dead letter")
        + " in "
        + where
        + ": "
        + Quantity.grouped(found - stay - notDeleted)
        + (dryRun ? " would be given back, " : " given back, ")
        + (notDeleted == 0 ? "" : Quantity.grouped(notDeleted) + " given back and not deleted, ")
        + Quantity.grouped(stay)
        + (dryRun ? " would stay." : stay == 1 ? " stays." : " stay.")
        + (dryRun ? " Nothing was changed." : "")
        + notRead;
  }

  private static long stays(EmptiedQueue queue) {
    return queue.count(Outcome.STAYS);
  }

  private String words(Redriven message) {
    String what =
        shown(message.what()) + message.error().map(text -> " (" + shown(text) + ")").orElse("");
    String to = message.to().map(RedrivePrinter::name).orElse("nobody");
    String reason = message.reason().map(text -> " " + Console.safe(text)).orElse("");
    return switch (message.outcome()) {
      case GIVEN_BACK -> "given back to " + to + ": " + what;
      case COVERED -> "given back with another to " + to + ": " + what;
      case WOULD_BE_GIVEN_BACK -> "would be given back to " + to + ": " + what;
      case NOT_DELETED ->
          "given back to "
              + to
              + " and not deleted, so it may be given back again: "
              + what
              + "."
              + reason;
      case STAYS ->
          console.style("bold", dryRun ? "would stay" : "stays") + ": " + what + "." + reason;
    };
  }

  /// Returns the name at the end of an ARN.
  private static String name(String arn) {
    return Console.safe(arn.substring(arn.lastIndexOf(':') + 1));
  }

  private static String shown(String text) {
    return Console.safe(Escaped.cut(text, LONGEST));
  }

  private void lines(EmptiedQueue queue) {
    console.jsonLine(
        JsonWriter.object(
            out ->
                out.text("type", "redrive")
                    .text("stack", queue.stack())
                    .text("queue", queue.queue().logicalId())
                    .bool("dryRun", dryRun)
                    .number("found", queue.messages().size())
                    .number(
                        "givenBack", queue.count(Outcome.GIVEN_BACK) + queue.count(Outcome.COVERED))
                    .number("stays", queue.count(Outcome.STAYS) + queue.count(Outcome.NOT_DELETED))
                    .text("unread", queue.unread())));
    queue.messages().forEach(message -> console.jsonLine(line(queue, message)));
  }

  private static String line(EmptiedQueue queue, Redriven message) {
    Optional<String> error = message.error().map(text -> Escaped.cut(text, LONGEST));
    return JsonWriter.object(
        out ->
            out.text("type", "letter")
                .text("stack", queue.stack())
                .text("queue", queue.queue().logicalId())
                .text("message", message.message())
                .text("form", message.form())
                .text("what", Escaped.cut(message.what(), LONGEST))
                .text("error", error)
                .text("outcome", message.outcome().text())
                .text("to", message.to())
                .text("reason", message.reason()));
  }
}
