package io.labelguard.core.report.message;

import io.labelguard.core.event.EventFacts;
import io.labelguard.core.record.Target;
import io.labelguard.core.record.message.Trouble;
import io.labelguard.core.report.Headline;
import io.labelguard.core.report.Report;
import io.labelguard.core.report.text.Quantity;
import io.labelguard.core.report.text.Times;
import java.util.List;
import java.util.Optional;

/// Why a trouble is over: what the last message about it says.
///
/// @param headline its headline
/// @param advice what a person should know or do now; a sentence
public record Over(String headline, String advice) {

  /// It is right again.
  private static final String RESOLVED = "RESOLVED";

  /// What it was about is no longer there.
  private static final String CLOSED = "CLOSED";

  /// Nothing is wrong with a bucket, team or workforce any more.
  public static Over fine(Target target, String region) {
    return new Over(
        headline(RESOLVED, "no problem is left", target, region),
        switch (target) {
          case Target.Bucket _ ->
              "A labeling job that failed meanwhile stays failed: look at the jobs that the first"
                  + " message names.";
          case Target.Cors _, Target.Team _, Target.Workforce _ -> "Nothing is left to do.";
        });
  }

  /// No live job uses a bucket any more.
  public static Over unused(Target target, String region) {
    return new Over(
        headline(CLOSED, "no live labeling job is left", target, region),
        "The policy was not judged again: before the next job, run labelguard check.");
  }

  /// A team or workforce is deleted.
  public static Over deleted(Target target, String region) {
    return new Over(headline(CLOSED, "it is deleted", target, region), "Nothing is left to do.");
  }

  /// A labeling job has ended.
  public static Over ended(String job, String region) {
    return new Over(
        Headline.about(CLOSED, "labeling job ", job, " has ended", region),
        "Nothing is left to do.");
  }

  /// Nothing is wrong now with what a labeling job depends on.
  public static Over supplied(String job, String region) {
    return new Over(
        Headline.about(RESOLVED, "labeling job ", job, " has all that it depends on", region),
        "Look whether the job went on: what failed meanwhile is not tried again.");
  }

  /// A running labeling job makes progress again.
  public static Over progressing(String job, String region) {
    return new Over(
        Headline.about(RESOLVED, "labeling job ", job, " makes progress", region),
        "Nothing is left to do.");
  }

  /// Something about the Region as a whole is over.
  ///
  /// @param what a few words
  public static Over inRegion(String what, String region) {
    return new Over(Headline.about(RESOLVED, "", what, "", region), "Nothing is left to do.");
  }

  private static String headline(String first, String what, Target target, String region) {
    return Headline.about(first, what + " - " + target.kind() + " ", target.name(), "", region);
  }

  /// Returns the message.
  ///
  /// @param event the change that ended the trouble, where one did
  public Alert alert(Trouble trouble, String account, String region, Optional<EventFacts> event) {
    List<String> sentences = List.of("It was: " + trouble.headline(), published(trouble), advice);
    return new Alert(
        trouble.alertId(),
        1,
        account,
        region,
        Report.ofNotes(headline, sentences, event, region),
        event,
        List.of(),
        Optional.empty(),
        sentences,
        Optional.empty(),
        Optional.of(trouble.labels()),
        Optional.empty());
  }

  private static String published(Trouble trouble) {
    String first = "Reported first on " + Times.minute(trouble.begun());
    String last =
        trouble.published().equals(trouble.begun())
            ? ""
            : ", last on " + Times.minute(trouble.published());
    String repeats =
        switch (trouble.repeats()) {
          case 0 -> ".";
          case 1 -> ". 1 repeat was not sent.";
          default -> ". " + Quantity.of(trouble.repeats(), "repeat") + " were not sent.";
        };
    return first + last + repeats;
  }
}
