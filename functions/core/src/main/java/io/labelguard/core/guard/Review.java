package io.labelguard.core.guard;

import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.Severity;
import io.labelguard.core.check.Situation;
import io.labelguard.core.guard.Modes.Permission;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.record.Target;
import io.labelguard.core.record.message.Problems;
import io.labelguard.core.record.message.Trouble;
import io.labelguard.core.report.OwnFix;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The result of a look at one bucket, team or workforce.
///
/// @param target what was looked at
/// @param state distinguishes one problem with the target from the next
/// @param situation what was judged
/// @param ownFix whether a fix was requested, or is forbidden
/// @param notes what was decided about a fix and why, or what the guard's own write did not fix;
///     sentences
/// @param source the statements that a tool with its own copy of the policy should have
/// @param ignored the tag that says that findings are not to be published
/// @param whole whether everything was read that such a review judges, so that without findings
///     nothing is wrong
/// @param setUpFix what was decided about a fix of the set-up of the jobs at a bucket
/// @param before what was published about the target before, where that was read with it
public record Review(
    Target target,
    String state,
    Situation situation,
    List<Finding> findings,
    OwnFix ownFix,
    List<String> notes,
    Optional<String> source,
    Optional<Permission.Ignored> ignored,
    boolean whole,
    SetUpFix setUpFix,
    Optional<Before> before) {

  /// The state of every review of the set-up of jobs.
  public static final String SET_UP = "set-up";

  public Review {
    findings = List.copyOf(findings);
    notes = List.copyOf(notes);
  }

  /// Returns a review without lines for a source, of a target that is not ignored, and that is not
  /// said to be fine.
  public static Review of(
      Target target,
      String state,
      Situation situation,
      List<Finding> findings,
      List<String> notes) {
    return new Review(
        target,
        state,
        situation,
        findings,
        OwnFix.NONE,
        notes,
        Optional.empty(),
        Optional.empty(),
        false,
        SetUpFix.NONE,
        Optional.empty());
  }

  /// What was decided about a fix of the set-up of jobs, beside that of the bucket's policy.
  ///
  /// @param notes why, in sentences
  public record SetUpFix(OwnFix ownFix, List<String> notes) {

    /// Nothing was decided.
    public static final SetUpFix NONE = new SetUpFix(OwnFix.NONE, List.of());

    public SetUpFix {
      notes = List.copyOf(notes);
    }

    /// A decision with one reason.
    public SetUpFix(OwnFix ownFix, String note) {
      this(ownFix, List.of(note));
    }
  }

  /// Returns this review with what was decided about a fix of the set-up.
  public Review withSetUpFix(SetUpFix fix) {
    return new Review(
        target, state, situation, findings, ownFix, notes, source, ignored, whole, fix, before);
  }

  /// Returns the review of a bucket's CORS rules after a write of them, or a try. Its messages
  /// belong to those about the set-up of the jobs there.
  ///
  /// @param found what is wrong with that set-up now
  public static Review ofCors(
      String bucket, Situation situation, List<Finding> found, List<String> notes) {
    return Review.of(Target.bucket(bucket), SET_UP, situation, found, notes);
  }

  /// What was published about a target and is not over.
  public record Before(Optional<Trouble> trouble) {}

  /// Returns this review, with what was published about the target before.
  public Review after(Optional<Trouble> trouble) {
    return new Review(
        target,
        state,
        situation,
        findings,
        ownFix,
        notes,
        source,
        ignored,
        whole,
        setUpFix,
        Optional.of(new Before(trouble)));
  }

  /// Returns this review with only some of its findings.
  public Review withFindings(List<Finding> some) {
    return new Review(
        target, state, situation, some, ownFix, notes, source, ignored, whole, setUpFix, before);
  }

  /// Returns this review without findings of other jobs, which were published when those jobs or
  /// the policy were new.
  public Review onlyAbout(LabelingJob job) {
    return withFindings(
        findings.stream()
            .filter(
                finding -> finding.job().isEmpty() || finding.job().equals(Optional.of(job.name())))
            .toList());
  }

  /// Returns this review with other notes.
  public Review withNotes(List<String> other) {
    return new Review(
        target, state, situation, findings, ownFix, other, source, ignored, whole, setUpFix,
        before);
  }

  /// Returns this review in another state.
  public Review in(String other) {
    return new Review(
        target, other, situation, findings, ownFix, notes, source, ignored, whole, setUpFix,
        before);
  }

  /// Returns this review with what was decided about a fix.
  ///
  /// @param why in sentences
  public Review decided(
      String thatState, OwnFix fix, List<String> why, Optional<String> sourceLines) {
    return new Review(
        target,
        thatState,
        situation,
        findings,
        fix,
        why,
        sourceLines,
        ignored,
        whole,
        setUpFix,
        before);
  }

  /// Returns this review, for which everything was read.
  public Review asWhole() {
    return new Review(
        target, state, situation, findings, ownFix, notes, source, ignored, true, setUpFix, before);
  }

  /// Returns this review of a target that a tag says to ignore.
  public Review ignored(Permission.Ignored tag) {
    return new Review(
        target,
        state,
        situation,
        findings,
        ownFix,
        notes,
        source,
        Optional.of(tag),
        whole,
        setUpFix,
        before);
  }

  /// Returns the part that every review of the target has: an event of a bucket's policy judges no
  /// more.
  Review withoutSetUp() {
    return withFindings(findings.stream().filter(finding -> !finding.check().isOfSetUp()).toList());
  }

  /// Returns the part on the set-up of the jobs at a bucket; empty where that was not judged.
  Optional<Review> ofSetUp() {
    return situation
        .setUp()
        .map(
            read ->
                new Review(
                    target,
                    SET_UP,
                    situation,
                    findings.stream().filter(finding -> finding.check().isOfSetUp()).toList(),
                    setUpFix.ownFix(),
                    setUpFix.notes(),
                    Optional.empty(),
                    ignored,
                    whole && read.isKnown(),
                    SetUpFix.NONE,
                    Optional.empty()));
  }

  /// Returns what is wrong, not who did it: another policy, a further job, path or action, or a
  /// higher severity is a problem of its own.
  Problems problems() {
    Set<String> words = new TreeSet<>();
    words.add("state " + state);
    for (Finding finding : findings) {
      String check =
          finding.check().text() + " " + finding.path().map(Object::toString).orElse("-");
      words.add(
          check + " job " + finding.job().orElse("-") + " team " + finding.team().orElse("-"));
      finding.resource().ifPresent(arn -> words.add(check + " resource " + arn));
      finding.actions().forEach(action -> words.add(check + " " + action));
      Stream.of(Severity.values())
          .filter(lower -> lower.compareTo(finding.severity()) >= 0)
          .forEach(lower -> words.add(check + " " + lower));
    }
    return isUnseen() ? Problems.unseen(words) : Problems.of(words);
  }

  /// Whether a review leaves open whether a job is denied: the policy could not be read, or what it
  /// denies depends on what is not known.
  private boolean isUnseen() {
    Set<CheckId> checks = findings.stream().map(Finding::check).collect(Collectors.toSet());
    return checks.contains(CheckId.CANNOT_TELL) && !checks.contains(CheckId.GROUND_TRUTH_DENIED);
  }

  /// Whether a finding belongs to the review of a bucket. Its situation also has the workforce,
  /// which has a review of its own.
  public static boolean isOfABucket(Finding finding) {
    return finding.bucket().isPresent() || isInternal(finding);
  }

  /// Whether a finding belongs to the review of a team or the workforce.
  public static boolean isOfATeam(Finding finding) {
    return finding.bucket().isEmpty();
  }

  private static boolean isInternal(Finding finding) {
    return finding.team().isEmpty() && finding.check() == CheckId.CHECK_FAILED;
  }
}
