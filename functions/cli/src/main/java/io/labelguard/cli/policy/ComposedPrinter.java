package io.labelguard.cli.policy;

import io.labelguard.cli.print.Console;
import io.labelguard.core.compose.Composed.BucketPolicy;
import io.labelguard.core.compose.Denial;
import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.report.text.Commands;
import io.labelguard.core.report.text.Wrapped;
import io.labelguard.policy.json.CompactText;
import io.labelguard.policy.json.JsonWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Prints a composed policy: as text the policy alone on standard output, so that it can go to a
/// file, and everything else on standard error; as JSON one line.
record ComposedPrinter(Console console, LabelingJob job) {

  /// Prints one bucket's policy.
  void print(BucketPolicy policy) {
    if (console.json()) {
      console.jsonLine(line(policy));
      return;
    }
    console.out().print(policy.text());
    console.out().flush();
    aside(
        "Proven: the policy restricts bucket "
            + policy.bucket()
            + " and lets labeling job "
            + job.name()
            + " run ("
            + words(policy.paths())
            + ").");
    aside("");
    denials(policy).forEach(this::denied);
    aside("");
    policy.notes().forEach(note -> hanging("Note: ", note));
    aside("");
    console
        .err()
        .println(
            "Next:  aws s3api put-bucket-policy --bucket "
                + Commands.word(policy.bucket())
                + " --expected-bucket-owner "
                + policy.owner()
                + " --policy file://policy.json");
  }

  /// Returns who is denied, by what.
  private static Map<String, List<String>> denials(BucketPolicy policy) {
    return policy.denials().stream()
        .collect(
            Collectors.groupingBy(
                Denial::what,
                LinkedHashMap::new,
                Collectors.mapping(Denial::who, Collectors.toList())));
  }

  private void denied(String what, List<String> whom) {
    aside("It denies " + what + " to:");
    whom.forEach(who -> hanging("- ", who));
  }

  /// Prints why there is no policy.
  void printReasons(List<String> reasons) {
    aside("No policy is printed, because none that restricts the bucket so is proven:");
    reasons.forEach(reason -> hanging("- ", reason));
  }

  private String line(BucketPolicy policy) {
    return JsonWriter.object(
        out ->
            out.text("type", "policy")
                .text("job", job.name())
                .text("bucket", policy.bucket())
                .json("policy", CompactText.of(policy.text()))
                .texts("proven", policy.paths().stream().map(AccessPath::id).toList())
                .objects(
                    "denies",
                    policy.denials(),
                    (row, each) -> each.text("who", row.who()).text("what", row.what()))
                .texts("notes", policy.notes()));
  }

  private static String words(List<AccessPath> paths) {
    return paths.stream().map(AccessPath::words).collect(Collectors.joining(", "));
  }

  private void aside(String text) {
    Wrapped.lines(Console.safe(text), console.width()).forEach(console.err()::println);
  }

  private void hanging(String label, String text) {
    console.err().println(Wrapped.hanging(label, Console.safe(text), console.width()));
  }
}
