package io.labelguard.core.report;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;

import io.labelguard.core.check.Consequence;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.FixAdvice;
import io.labelguard.core.check.Severity;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.Purpose;
import io.labelguard.core.record.Target;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/// The one line that stands alone: severity, what breaks, where. It is the subject of a mail, the
/// title of a chat message and all that a phone shows.
///
/// It has no check id and is printable ASCII of at most 90 characters: a long name is cut, nothing
/// else is.
public final class Headline {

  static final int LONGEST = 90;

  private static final String CUT = "...";

  private final String region;

  /// What stands around the name of a bucket, team or workforce.
  private record Words(String before, String after) {}

  private Headline(String region) {
    this.region = region;
  }

  /// Returns the headline of what was found at one target, the worst of it.
  ///
  /// @param findings at least one
  public static String of(Target target, List<Finding> findings, String region) {
    Finding worst = worst(findings);
    return new Headline(region)
        .line(worst.severity().name(), words(worst, findings, target), target.name());
  }

  /// Returns the headline of the outcome of a fix, of its removal, or of a try.
  ///
  /// @param findings what was wrong before it
  public static String of(FixOutcome outcome, List<Finding> findings, String region) {
    String name = outcome.target().name();
    Headline headline = new Headline(region);
    return switch (outcome.result()) {
      case APPLIED -> headline.line(done(outcome), applied(outcome, findings), name);
      case NOT_APPLIED ->
          findings.isEmpty()
              ? headline.line("NOT CHANGED", new Words("", " stays as it is"), name)
              : headline.line(
                  "NOT FIXED", words(worst(findings), findings, outcome.target()), name);
      case CANNOT_TELL ->
          headline.line(
              "CHECK BY HAND",
              new Words("", ": it is not known whether a change took effect"),
              name);
    };
  }

  /// Returns the headline of a target whose tag says to ignore it.
  public static String ignored(
      Target target, Instant until, List<Finding> findings, String region) {
    return new Headline(region)
        .line(
            "IGNORED until " + until.atZone(ZoneOffset.UTC).toLocalDate(),
            new Words(target.kind() + " ", problems(findings.size(), "")),
            target.name());
  }

  /// Returns the headline of a write that overwrote what someone else wrote in the same moment.
  public static String overwritten(Target target, String region) {
    return new Headline(region)
        .line(
            Severity.CRITICAL.name(),
            new Words("Labelguard overwrote another change - ", ""),
            target.name());
  }

  /// Returns the headline of what is about no bucket, team or workforce: its first words.
  public static String ofNotes(List<String> notes) {
    return cut(Escaped.ascii("Labelguard: " + String.join(" ", notes)), LONGEST);
  }

  private String line(String first, Words words, String name) {
    String before = first + ": " + words.before();
    String after = words.after() + " (" + region + ")";
    return before + cut(Escaped.ascii(name), LONGEST - before.length() - after.length()) + after;
  }

  /// Jobs that fail now and jobs that fail later are counted together.
  private static boolean isAlike(Consequence one, Consequence other) {
    return one == other || (fails(one) && fails(other));
  }

  private static boolean fails(Consequence consequence) {
    return consequence == Consequence.FAILS_AT_START
        || consequence == Consequence.FAILS_AT_NEXT_BATCH;
  }

  private static Finding worst(List<Finding> findings) {
    return findings.stream()
        .min(comparing(Finding::severity).thenComparing(Finding::consequence, naturalOrder()))
        .orElseThrow(() -> new IllegalArgumentException("a headline needs a finding"));
  }

  private static Words words(Finding worst, List<Finding> findings, Target target) {
    Consequence consequence = worst.consequence();
    long jobs =
        findings.stream()
            .filter(finding -> isAlike(finding.consequence(), consequence))
            .flatMap(finding -> finding.job().stream())
            .distinct()
            .count();
    String some =
        jobs == 0 ? "labeling jobs" : jobs == 1 ? "1 labeling job" : jobs + " labeling jobs";
    return switch (consequence) {
      case FAILS_AT_START, FAILS_AT_NEXT_BATCH ->
          new Words(some + " will fail - ", " denies Ground Truth");
      case OUTPUT_LOST ->
          new Words(some + (jobs == 1 ? " loses" : " lose") + " output - ", " denies Ground Truth");
      case HAS_ENDED ->
          new Words(some + (jobs == 1 ? " has" : " have") + " ended - ", " denies Ground Truth");
      case WORKERS_SEE_NO_IMAGES ->
          switch (target) {
            case Target.Bucket _ ->
                new Words(
                    "workers of " + some.replace("labeling ", "") + " see no images - ",
                    " denies them");
            case Target.Team _, Target.Workforce _ ->
                new Words("workers see no images - ", " has an unfit presign constraint");
          };
      case LINKS_OPEN ->
          new Words("leaked worker links open from anywhere - " + target.kind() + " ", "");
      case PORTAL_OPEN ->
          new Words("anyone can open the worker portal - " + target.kind() + " ", "");
      case LOCKED_OUT -> new Words("someone is locked out of the policy of bucket ", "");
      case NOT_DECIDED ->
          new Words(
              "cannot decide whether " + some + (jobs == 1 ? " is" : " are") + " denied - ", "");
      case WRONG_ENDPOINT -> new Words("another Region's endpoint in the policy of bucket ", "");
      case VALUE_NEVER_MATCHES -> new Words("a value never matches in the policy of bucket ", "");
      case MEANING_UNCLEAR -> new Words("a statement is unclear in the policy of bucket ", "");
      case NOT_CHECKED -> new Words("not everything was checked - " + target.kind() + " ", "");
    };
  }

  private static String done(FixOutcome outcome) {
    return switch (purpose(outcome)) {
      case Purpose.Fix _ -> "FIXED";
      case Purpose.TemporaryFix _ -> "FIXED for a while";
      case Purpose.End _ -> "ENDED";
      case Purpose.Undo _ -> "UNDONE";
    };
  }

  private static Words applied(FixOutcome outcome, List<Finding> findings) {
    long open =
        findings.stream()
            .filter(finding -> finding.fix().status() != FixAdvice.Status.PROVEN)
            .filter(finding -> finding.bucket().isPresent())
            .count();
    return switch (purpose(outcome)) {
      case Purpose.Fix _, Purpose.TemporaryFix _ ->
          switch (outcome.target()) {
            case Target.Bucket _ ->
                new Words("", " allows Ground Truth again" + problems(open, " open"));
            case Target.Team _ -> new Words("team ", " has its presign constraint");
          };
      case Purpose.End _ -> new Words("the temporary fix of ", " was removed");
      case Purpose.Undo _ -> new Words("the fix of ", " was removed");
    };
  }

  private static Purpose purpose(FixOutcome outcome) {
    return outcome.write().map(FixOutcome.Write::purpose).orElseGet(Purpose.Fix::new);
  }

  /// Returns `, 2 problems open`; nothing for none.
  private static String problems(long number, String end) {
    return number == 0 ? "" : ", " + number + (number == 1 ? " problem" : " problems") + end;
  }

  private static String cut(String text, int room) {
    return text.length() <= room ? text : text.substring(0, Math.max(0, room - CUT.length())) + CUT;
  }
}
