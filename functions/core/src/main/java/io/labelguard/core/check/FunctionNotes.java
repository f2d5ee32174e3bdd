package io.labelguard.core.check;

import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.Reading.NotGiven;
import io.labelguard.core.labeling.function.CallObstacles;
import io.labelguard.core.labeling.function.CustomFunction;
import io.labelguard.core.labeling.function.FunctionFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Says what was not judged of jobs' own functions, and why.
final class FunctionNotes {

  private FunctionNotes() {}

  /// Returns the notes about the functions of one job.
  static List<Note> of(LabelingJob job, JudgedSituation judged) {
    Optional<SetUp> setUp = judged.situation().setUp();
    List<Note> notes = new ArrayList<>();
    List<CustomFunction> functions = CustomFunction.of(job);
    List<String> unread =
        setUp.isEmpty() ? arns(functions) : arns(notGiven(functions, job, setUp.get()));
    if (!unread.isEmpty()) {
      notes.add(
          note(
              functions(unread)
                  + (setUp.isEmpty()
                      ? ", which this event does not touch"
                      : unread.size() == 1 ? ", which was not given" : ", which were not given")));
    }
    List<String> unreadable = CustomFunction.unreadable(job);
    if (!unreadable.isEmpty()) {
      notes.add(note(functions(unreadable) + ", of which no ARN of a function can be read"));
    }
    setUp.ifPresent(
        read ->
            functions.stream()
                .flatMap(
                    function ->
                        CallObstacles.undecided(function, read.factsOf(function), job).stream())
                .forEach(question -> notes.add(note("whether " + question))));
    FunctionNetwork.of(job, judged).stream()
        .filter(FunctionNetwork::open)
        .map(network -> note("whether " + network.question()).withPath(AccessPath.FUNCTIONS))
        .forEach(notes::add);
    return notes;
  }

  /// Returns one note for each permission that is missing.
  static List<Note> notPermitted(Situation situation) {
    List<Reading<?>> readings =
        situation.setUp().stream()
            .flatMap(
                setUp ->
                    situation.judgedJobs().stream()
                        .flatMap(
                            job ->
                                CustomFunction.of(job).stream()
                                    .flatMap(function -> readings(function, job, setUp))))
            .toList();
    return RefusedReadings.notes(
        CheckId.FUNCTION_UNUSABLE, "functions that jobs themselves bring", readings);
  }

  private static List<CustomFunction> notGiven(
      List<CustomFunction> functions, LabelingJob job, SetUp setUp) {
    return functions.stream()
        .filter(function -> readings(function, job, setUp).anyMatch(NotGiven.class::isInstance))
        .toList();
  }

  /// The policy of a function in the role's own account decides nothing here.
  private static Stream<Reading<?>> readings(
      CustomFunction function, LabelingJob job, SetUp setUp) {
    FunctionFacts facts = setUp.factsOf(function);
    Stream<Reading<?>> own = Stream.of(facts.configuration(), facts.reserved());
    return function.isOfAnotherAccountThan(job)
        ? Stream.concat(own, Stream.of(facts.policy()))
        : own;
  }

  private static List<String> arns(List<CustomFunction> functions) {
    return functions.stream().map(CustomFunction::arn).toList();
  }

  private static String functions(List<String> named) {
    return "the custom " + (named.size() == 1 ? "function " : "functions ") + Wording.list(named);
  }

  private static Note note(String what) {
    return Note.notChecked(what).withCheck(CheckId.FUNCTION_UNUSABLE.text());
  }
}
