package io.labelguard.core.check;

import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.LabelingJob.Location;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// Words and phrases that the messages of the checks share.
final class Wording {

  /// What a person must know of findings that rest on the event's copy of a policy.
  static final String STALE =
      " Judged from the event, may be stale: the live policy cannot be read.";

  private static final int MOST_NAMED = 3;

  private Wording() {}

  /// Returns `a`, `a and b` or `a, b and c`.
  static String list(Collection<String> items) {
    List<String> all = List.copyOf(items);
    int last = all.size() - 1;
    return last < 1
        ? String.join("", all)
        : String.join(", ", all.subList(0, last)) + " and " + all.get(last);
  }

  /// Returns the text with its first letter large.
  static String sentence(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /// Returns `statement "OnlyOurEndpoint"`, or several; one without a Sid has its number, from 1.
  static String statements(List<StatementRef> statements) {
    List<String> names =
        statements.stream()
            .map(
                ref ->
                    ref.sid()
                        .map(sid -> "\"" + sid + "\"")
                        .orElseGet(() -> String.valueOf(ref.index() + 1)))
            .toList();
    return (names.size() == 1 ? "statement " : "statements ") + list(names);
  }

  /// Returns `labeling job cats-and-dogs (in progress)`.
  static String job(LabelingJob job) {
    String status = job.status().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return "labeling job " + job.name() + " (" + status + ")";
  }

  /// Returns what the job has in a bucket: `its manifest and output`.
  static String uses(LabelingJob job, String bucket) {
    return "its "
        + list(
            job.locationsIn(bucket).stream()
                .map(Location::use)
                .distinct()
                .sorted()
                .map(LabelingJob.Use::text)
                .toList());
  }

  /// Returns the folders that needs on listed objects are on, the first three by name.
  static String folders(Collection<JudgedNeed> needs) {
    List<String> arns =
        needs.stream().map(need -> need.need().request().resource().arn()).distinct().toList();
    return arns.size() <= MOST_NAMED + 1
        ? list(arns)
        : String.join(", ", arns.subList(0, MOST_NAMED))
            + " and "
            + (arns.size() - MOST_NAMED)
            + " more folders";
  }

  /// Returns the execution role as a person knows it.
  static String role(LabelingJob job) {
    return job.roleArn().map(arn -> "execution role " + arn).orElse("its execution role");
  }
}
