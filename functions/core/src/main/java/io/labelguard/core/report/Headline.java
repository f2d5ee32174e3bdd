package io.labelguard.core.report;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;

import io.labelguard.core.check.About;
import io.labelguard.core.check.AccessVerdict;
import io.labelguard.core.check.Consequence;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.Severity;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.Purpose;
import io.labelguard.core.record.Target;
import io.labelguard.core.report.text.Escaped;
import io.labelguard.core.report.text.Quantity;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The one line that stands alone: severity, what breaks, where. It is the subject of a mail, the
/// title of a chat message and all that a phone shows.
///
/// It has no check id and is printable ASCII of at most 90 characters: a long name is cut, nothing
/// else is.
public final class Headline {

  static final int LONGEST = 90;

  private static final int LONGEST_REGION = 14;

  private static final String CUT = "...";

  private static final Pattern UNUSUAL = Pattern.compile("[^A-Za-z0-9._/, -]");

  private final Optional<String> region;

  /// @param region of what the headlines are about, where it is known
  public Headline(Optional<String> region) {
    this.region = region;
  }

  /// What stands around the name of a bucket, team or workforce.
  private record Words(String before, String after) {}

  /// Returns the headline of what was found at one target, the worst of it.
  ///
  /// @param findings at least one
  public static String of(Target target, List<Finding> findings, String region) {
    Finding worst = worst(findings);
    return new Headline(Optional.of(region))
        .line(worst.severity().name(), worst, findings, HeadlinePlace.of(target));
  }

  /// Returns the headline of findings at any number of targets, the worst of them.
  ///
  /// @param findings at least one
  public String of(List<Finding> findings) {
    Finding worst = worst(findings);
    List<Finding> alike =
        findings.stream()
            .filter(finding -> finding.severity() == worst.severity())
            .filter(finding -> isAlike(finding.consequence(), worst.consequence()))
            .toList();
    return line(worst.severity().name(), worst, alike, HeadlinePlace.of(alike));
  }

  /// Returns the headline of what was judged and found fine.
  String of(CleanThings clean) {
    if (!clean.jobs().isEmpty()) {
      boolean one = clean.jobs().size() == 1;
      return line(
          "OK",
          new Words(
              Quantity.of(clean.jobs().size(), "labeling job")
                  + (one ? " keeps its access - " : " keep their access - "),
              ""),
          places(clean.access().stream().map(AccessVerdict::bucket).distinct().toList()));
    }
    if (!clean.teams().isEmpty()) {
      return line(
          "OK", new Words("nothing found in ", ""), Quantity.of(clean.teams().size(), "work team"));
    }
    return clean.buckets().isEmpty()
        ? line("NOT JUDGED", new Words("", ""), "nothing was given that can be judged")
        : line("OK", new Words("nothing found in the policy of ", ""), places(clean.buckets()));
  }

  private static String places(List<String> buckets) {
    return buckets.size() == 1 ? buckets.getFirst() : Quantity.of(buckets.size(), "bucket");
  }

  /// Returns what a finding is at, where that is a bucket, team or workforce.
  static Optional<Target> target(Finding finding) {
    return switch (finding.about()) {
      case About.Access access -> Optional.of(Target.bucket(access.bucket()));
      case About.Console(String bucket, _) -> Optional.of(Target.bucket(bucket));
      case About.BucketItself(String bucket) -> Optional.of(Target.bucket(bucket));
      case About.Team(String name) -> Optional.of(Target.team(name));
      case About.Workforce(String name) -> Optional.of(Target.workforce(name));
      case About.Place _, About.Job _, About.Dependency _, About.Labelguard _ -> Optional.empty();
    };
  }

  /// Returns the headline of the outcome of a fix, of its removal, or of a try.
  ///
  /// @param findings what is wrong: after a fix, what it did not fix
  public static String of(FixOutcome outcome, List<Finding> findings, String region) {
    String name = outcome.target().name();
    Headline headline = new Headline(Optional.of(region));
    return switch (outcome.result()) {
      case APPLIED -> headline.line(done(outcome), applied(outcome, findings), name);
      case NOT_APPLIED ->
          findings.isEmpty()
              ? headline.line("NOT CHANGED", new Words("", " stays as it is"), name)
              : headline.line(
                  "NOT FIXED", worst(findings), findings, HeadlinePlace.of(outcome.target()));
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
    return new Headline(Optional.of(region))
        .line(
            "IGNORED until " + until.atZone(ZoneOffset.UTC).toLocalDate(),
            new Words(target.kind() + " ", problems(findings.size(), "")),
            target.name());
  }

  /// Returns the headline of a write that overwrote what someone else wrote in the same moment.
  public static String overwritten(Target target, String region) {
    return new Headline(Optional.of(region))
        .line(
            Severity.CRITICAL.name(),
            new Words("Labelguard overwrote another change - ", ""),
            target.name());
  }

  /// Returns the headline of something that has no finding, or no longer one.
  ///
  /// @param first a severity, or another word in capital letters
  /// @param before the words in front of the name
  /// @param name a name, or what is said where nothing has a name; it is cut where it is too long
  /// @param after the words behind the name
  public static String about(
      String first, String before, String name, String after, String region) {
    return new Headline(Optional.of(region)).line(first, new Words(before, after), name);
  }

  private String line(String first, Words words, String name) {
    String before = first + ": " + words.before();
    String after =
        words.after()
            + region.map(known -> " (" + cut(plain(known), LONGEST_REGION) + ")").orElse("");
    return before + cut(plain(name), LONGEST - before.length() - after.length()) + after;
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

  private String line(String first, Finding worst, List<Finding> findings, HeadlinePlace place) {
    String name = worst.consequence() == Consequence.CHANGES_UNSEEN ? "" : place.name();
    return line(first, words(worst, findings, place), name);
  }

  private static Words words(Finding worst, List<Finding> findings, HeadlinePlace place) {
    Consequence consequence = worst.consequence();
    long jobs =
        findings.stream()
            .filter(finding -> isAlike(finding.consequence(), consequence))
            .flatMap(finding -> finding.job().stream())
            .distinct()
            .count();
    String some =
        jobs == 0 ? "labeling jobs" : jobs == 1 ? "1 labeling job" : jobs + " labeling jobs";
    String denies = place.several() ? " deny" : " denies";
    return switch (consequence) {
      case FAILS_AT_START, FAILS_AT_NEXT_BATCH ->
          new Words(some + " will fail - ", denies + " Ground Truth");
      case OUTPUT_LOST ->
          new Words(
              some + (jobs == 1 ? " loses" : " lose") + " output - ", denies + " Ground Truth");
      case HAS_ENDED ->
          new Words(some + (jobs == 1 ? " has" : " have") + " ended - ", denies + " Ground Truth");
      case BUCKET_UNUSABLE -> new Words(some + " cannot use ", "");
      case AUTOMATED_LABELING_FAILS -> new Words("automated labeling fails - ", denies + " it");
      case WORKERS_SEE_NO_IMAGES ->
          place.isOfBuckets()
              ? new Words(
                  "workers of " + some.replace("labeling ", "") + " see no images - ",
                  denies + " them")
              : new Words(
                  "workers see no images - ",
                  (place.several() ? " have" : " has") + " an unfit presign constraint");
      case CORS_UNFIT -> new Words("CORS rules do not fit " + some + " - ", "");
      case OBJECTS_FAIL -> new Words("objects fail - " + place.kind(), "");
      case FUNCTION_FAILS -> new Words("a function cannot be called - " + place.kind(), "");
      case STREAM_FAILS -> new Words("a stream does not work - " + place.kind(), "");
      case ROLE_LACKS_ACCESS -> new Words("the execution role lacks access - " + place.kind(), "");
      case SETTINGS_DO_NOT_WORK -> new Words("settings do not work - " + place.kind(), "");
      case KEY_UNUSABLE -> new Words("a KMS key cannot be used - " + place.kind(), "");
      case NO_AUTOMATION -> new Words("automated labeling cannot work - " + place.kind(), "");
      case NO_PROGRESS -> new Words("no progress - " + place.kind(), "");
      case ENDS_SOON -> new Words("30 days are nearly over - " + place.kind(), "");
      case OUTPUT_UNREADABLE -> new Words("the owner cannot read the output - ", "");
      case CONSOLE_FAILS -> new Words("the console fails - ", denies + " a user or role");
      case LINKS_OPEN -> new Words("leaked worker links open from anywhere - " + place.kind(), "");
      case PORTAL_OPEN -> new Words("anyone can open the worker portal - " + place.kind(), "");
      case LOCKED_OUT -> new Words("someone is locked out of " + place.policy(), "");
      case NOT_DECIDED ->
          new Words(
              "cannot decide whether " + some + (jobs == 1 ? " is" : " are") + " denied - ", "");
      case WRONG_ENDPOINT -> new Words("another Region's endpoint in " + place.policy(), "");
      case VALUE_NEVER_MATCHES -> new Words("a value never matches in " + place.policy(), "");
      case MEANING_UNCLEAR -> new Words("a statement is unclear in " + place.policy(), "");
      case CHANGES_UNSEEN -> new Words("no trail logs changes, only the sweep sees them", "");
      case NOT_CHECKED -> new Words("not everything was checked - " + place.kind(), "");
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
    long open = findings.stream().filter(finding -> finding.bucket().isPresent()).count();
    return switch (purpose(outcome)) {
      case Purpose.Fix _, Purpose.TemporaryFix _ ->
          switch (outcome.target()) {
            case Target.Bucket _ ->
                new Words("", " allows Ground Truth again" + problems(open, " open"));
            case Target.Cors _ ->
                new Words("", " has the CORS rule that it lacked" + problems(open, " open"));
            case Target.Team _ -> new Words("team ", " has its presign constraint");
            case Target.Workforce _ ->
                new Words("workforce ", " opens its portal only to your ranges");
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

  /// Returns a name without characters that no name of a bucket, team, workforce or Region has:
  /// chats and shells read them as markup. The number of several things is a name, too.
  private static String plain(String name) {
    return UNUSUAL.matcher(Escaped.ascii(name)).replaceAll("?");
  }

  private static String cut(String text, int room) {
    return text.length() <= room ? text : text.substring(0, Math.max(0, room - CUT.length())) + CUT;
  }
}
