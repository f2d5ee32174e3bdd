package io.labelguard.core.guard;

import static java.time.ZoneOffset.UTC;

import io.labelguard.core.alert.AlertIds;
import io.labelguard.core.alert.Publisher;
import io.labelguard.core.alert.TroubleAlerts;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.Note;
import io.labelguard.core.event.EventFacts;
import io.labelguard.core.guard.Modes.Permission;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.FixOutcome.Result;
import io.labelguard.core.record.Records;
import io.labelguard.core.record.Target;
import io.labelguard.core.record.message.AlertRepeats;
import io.labelguard.core.record.message.Problems;
import io.labelguard.core.record.message.Trouble;
import io.labelguard.core.report.Handling;
import io.labelguard.core.report.Headline;
import io.labelguard.core.report.OwnFix;
import io.labelguard.core.report.Report;
import io.labelguard.core.report.ReportBuilder;
import io.labelguard.core.report.message.Alert;
import io.labelguard.core.report.message.Over;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Publishes what was found or done as alerts, and once more when it is over. What got no worse is
/// repeated only after [Settings#repeatAfter]; repeats are counted, and the next alert says how
/// many there were.
///
/// An alert is recorded as published only after it was, so one may arrive twice and none is lost.
public final class Announcer {

  /// How long a published alert is remembered; after that the same one counts as new.
  private static final Duration REMEMBERED = Duration.ofDays(60);

  /// What a trouble with the set-up of the jobs at a bucket is about, before the bucket's key.
  public static final String SET_UP = "set-up/";

  private final Settings settings;
  private final Publisher publisher;
  private final Records records;
  private final InstantSource clock;
  private final TroubleAlerts troubles;

  /// @param records remember which alerts were published
  public Announcer(Settings settings, Publisher publisher, Records records, InstantSource clock) {
    this.settings = settings;
    this.publisher = publisher;
    this.records = records;
    this.clock = clock;
    this.troubles = new TroubleAlerts(publisher, records, settings.repeatAfter(), clock);
  }

  /// Publishes what a review found, or that what an earlier one found is over.
  public void publish(Review review, Optional<EventFacts> event) {
    if (review.ignored().isPresent()) {
      publishIgnored(review, review.ignored().get(), event);
    } else {
      publishWithoutSetUp(review, event);
      publishSetUp(review, event);
    }
  }

  /// Publishes what a review found of the target itself, or that it is over.
  public void publishWithoutSetUp(Review review, Optional<EventFacts> event) {
    if (review.ignored().isEmpty()) {
      publish(review.target().key(), review.withoutSetUp(), event);
    }
  }

  /// Publishes what a review found of the set-up of jobs, or that it is over. It is a trouble of
  /// its own: a review that does not judge it must not end it.
  public void publishSetUp(Review review, Optional<EventFacts> event) {
    if (review.ignored().isEmpty()) {
      review.ofSetUp().ifPresent(part -> publish(SET_UP + review.target().key(), part, event));
    }
  }

  private void publish(String about, Review part, Optional<EventFacts> event) {
    Optional<Trouble> before =
        part.before().map(Review.Before::trouble).orElseGet(() -> records.trouble(about));
    if (!part.findings().isEmpty()) {
      Alert alert = alert(part, event, Optional.empty(), report(part, event).build());
      troubles.publish(about, before, alert, part.problems());
    } else if (part.whole()) {
      before.ifPresent(trouble -> publishOver(trouble, over(part), event));
    }
  }

  private Over over(Review review) {
    return review.situation().jobs().isEmpty() && review.target() instanceof Target.Bucket
        ? Over.unused(review.target(), settings.region())
        : Over.fine(review.target(), settings.region());
  }

  private void publishOver(Trouble trouble, Over over, Optional<EventFacts> event) {
    troubles.publishOver(
        trouble, open -> over.alert(open, settings.account(), settings.region(), event));
  }

  /// Publishes that a trouble is over, where there is one.
  ///
  /// @param about what the trouble was about
  /// @param event the change that ended it, where one did
  public void publishOver(String about, Over over, Optional<EventFacts> event) {
    troubles.publishOver(
        about, trouble -> over.alert(trouble, settings.account(), settings.region(), event));
  }

  /// Publishes once that a target is ignored, with what is wrong with it at that time.
  private void publishIgnored(Review review, Permission.Ignored tag, Optional<EventFacts> event) {
    Review ignored = review.withNotes(List.of(tag.reason())).in("ignored until " + tag.until());
    String headline =
        Headline.ignored(review.target(), tag.until(), review.findings(), settings.region());
    publishOnce(
        alert(ignored, event, Optional.empty(), report(ignored, event).headline(headline).build()),
        REMEMBERED,
        "ignored");
  }

  /// Publishes the outcome of a fix. That of CORS rules belongs to what was published about the
  /// set-up of the jobs at their bucket.
  ///
  /// @param review what is wrong now: after a fix, what it did not fix
  /// @param before the state of the review that asked for the fix, which had the same alert
  /// @param fixed the names of the jobs that it fixed
  /// @param changed what it changed, in a few lines
  public void publish(
      Review review, FixOutcome outcome, String before, List<String> fixed, List<String> changed) {
    Report report =
        report(review, Optional.empty())
            .headline(Headline.of(outcome, review.findings(), settings.region()))
            .handling(new Handling(OwnFix.NONE, fixed, changed, quietUntil(review.target())))
            .build();
    Alert alert = alert(review.in(before), Optional.empty(), Optional.of(outcome), report);
    String about = about(outcome.target());
    if (outcome.result() == Result.NOT_APPLIED && outcome.write().isEmpty()) {
      publishOnce(alert, settings.repeatAfter(), String.join(" ", outcome.reasons()));
    } else {
      switch (outcome.result()) {
        case APPLIED -> troubles.publishDone(about, alert, left(review));
        case NOT_APPLIED, CANNOT_TELL -> troubles.publishTried(about, alert);
      }
      outcome
          .write()
          .ifPresent(
              write ->
                  records.recordPublished(outcomeKey(write.id()), clock.instant(), REMEMBERED));
    }
    records.recordPublished(outcomeOf(outcome.target()), clock.instant(), REMEMBERED);
  }

  private static String about(Target.Fixable target) {
    return switch (target) {
      case Target.Cors(String bucket) -> SET_UP + Target.bucket(bucket).key();
      case Target.Bucket _, Target.Team _, Target.Workforce _ -> target.key();
    };
  }

  private Optional<TroubleAlerts.Left> left(Review review) {
    return review.findings().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new TroubleAlerts.Left(
                Headline.of(review.target(), review.findings(), settings.region()),
                review.problems()));
  }

  /// Publishes that a fix which was asked for is not made, where people wait for its outcome.
  public void publishRefused(Review review, FixOutcome outcome) {
    if (!review.findings().isEmpty() && troubles.isOutcomeAwaited(about(outcome.target()))) {
      publish(review, outcome, review.state(), List.of(), List.of());
    }
  }

  /// Returns the key under which it is recorded when the outcome of a fix of a target was published
  /// last.
  public static String outcomeOf(Target target) {
    return "outcome of " + target.key();
  }

  /// Returns the key under which it is recorded that the outcome of a write was published.
  public static String outcomeKey(String intentId) {
    return "outcome " + intentId;
  }

  /// Publishes that a write of the guard overwrote what someone else wrote in the same moment.
  public void publishCollision(Review review, EventFacts event, FixOutcome both) {
    Optional<EventFacts> theirs = Optional.of(event);
    String headline = Headline.overwritten(review.target(), settings.region());
    publisher.publish(
        alert(
            review, theirs, Optional.of(both), report(review, theirs).headline(headline).build()));
  }

  /// Publishes what is wrong with something that is no bucket, team or workforce.
  ///
  /// @param about what the trouble is about
  /// @param state distinguishes one problem with it from the next
  /// @param headline a [Headline]
  public void publish(
      String about, String state, String headline, List<Finding> findings, List<String> notes) {
    publish(
        about,
        state,
        headline,
        findings,
        notes,
        Problems.of(List.of(state, String.join(" ", notes))));
  }

  /// Publishes the same, where not every change of the notes is a new problem.
  public void publish(
      String about,
      String state,
      String headline,
      List<Finding> findings,
      List<String> notes,
      Problems problems) {
    troubles.publish(about, alert(state, headline, findings, notes), problems);
  }

  /// Publishes what happened, in no connection with anything before.
  ///
  /// @param state distinguishes it from what else may happen
  /// @param headline a [Headline]
  public void publish(String state, String headline, List<String> notes) {
    publishOnce(
        alert(state, headline, List.of(), notes), settings.repeatAfter(), String.join(" ", notes));
  }

  private Alert alert(String state, String headline, List<Finding> findings, List<String> notes) {
    return new Alert(
        id("account", state),
        settings.account(),
        settings.region(),
        Report.ofNotes(headline, notes),
        Optional.empty(),
        findings,
        Optional.empty(),
        notes,
        Optional.empty());
  }

  private void publishOnce(Alert alert, Duration window, String content) {
    Instant now = clock.instant();
    String key = id(alert.id(), content);
    AlertRepeats.Repeats repeats = records.repeats(key, now, window);
    if (repeats.published()) {
      publisher.notPublished(alert);
      return;
    }
    publisher.publish(alert.withRepeats(repeats.merged()));
    records.recordPublished(key, now, REMEMBERED);
  }

  private String id(String about, String state) {
    return AlertIds.of(settings.account(), settings.region(), about, state);
  }

  private ReportBuilder report(Review review, Optional<EventFacts> event) {
    return new ReportBuilder(review.situation(), review.findings())
        .notes(review.notes().stream().map(Note::of).toList())
        .handling(new Handling(review.ownFix(), List.of(), List.of(), quietUntil(review.target())))
        .change(event)
        .docs(settings.docs());
  }

  /// Returns the last day that a tag may name; a workforce is ignored by no tag.
  private Optional<LocalDate> quietUntil(Target target) {
    return switch (target) {
      case Target.Bucket _, Target.Cors _, Target.Team _ ->
          Optional.of(LocalDate.ofInstant(clock.instant().plus(Modes.LONGEST_IGNORE), UTC));
      case Target.Workforce _ -> Optional.empty();
    };
  }

  private Alert alert(
      Review review, Optional<EventFacts> event, Optional<FixOutcome> applied, Report report) {
    return new Alert(
        id(review.target().key(), review.state()),
        settings.account(),
        settings.region(),
        report,
        event,
        review.findings(),
        applied,
        review.notes(),
        review.source());
  }
}
