package io.labelguard.core.check;

import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.LabelingJob;
import java.util.List;
import java.util.Optional;

/// Says what was not judged of the people who start jobs in the console, and why.
final class ConsoleNotes {

  private ConsoleNotes() {}

  /// Returns the note that nobody is known who starts a job in the console.
  static Optional<Note> ofNobody(LabelingJob job, Situation situation) {
    return job.consoleUser().isPresent() || !situation.facts().consolePrincipals().isEmpty()
        ? Optional.empty()
        : Optional.of(
            note(
                "the person who starts jobs in the console, who is not known (check, audit:"
                    + " --console-principal ARN)"));
  }

  /// Returns one note for each person and bucket whose access cannot be decided.
  static List<Note> undecided(JudgedSituation judged) {
    return judged.console().stream()
        .filter(access -> !access.undetermined().isEmpty())
        .map(ConsoleNotes::undecided)
        .toList();
  }

  private static Note undecided(ConsoleAccess access) {
    List<JudgedNeed> open = access.undetermined();
    List<String> keys = ConsoleAccess.unknownKeys(open);
    String statements = Wording.statements(access.possible(open));
    return note("whether "
            + access.who().arn()
            + " in the console may "
            + Wording.list(PathJudgement.actions(open))
            + " on bucket "
            + access.bucket().name()
            + ", "
            + (keys.isEmpty()
                ? "which " + statements + " of its policy leaves open"
                : "which depends on " + Wording.list(keys) + " in " + statements))
        .withBucket(access.bucket().name());
  }

  private static Note note(String what) {
    return Note.notChecked(what)
        .withCheck(CheckId.CONSOLE_DENIED.text())
        .withPath(AccessPath.CONSOLE);
  }
}
