package io.labelguard.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.labelguard.core.guard.detect.Outcome;
import io.labelguard.core.guard.detect.SweepSteps;
import io.labelguard.core.sweep.SweepResult;
import io.labelguard.lambda.sweep.SweepAnswer;
import io.labelguard.lambda.sweep.SweepInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/// Checks every live job, its buckets and every team. CloudTrail events can be lost, and many jobs
/// and policies are older than the guard.
///
/// The state machine of template.yaml asks for one step at a time:
///
/// | input | answer | |---|---| | `{"step":"plan","run":"R"}` |
/// `{"more":"pages","pages":["jobs-0001"]}`, `"plan"` or `"report"` | |
/// `{"step":"page","run":"R","page":"P"}` | `{"done":true}`, or false where the time was over | |
/// `{"step":"lost","run":"R","page":"P","error":"E"}` | `{"lost":"P"}` | |
/// `{"step":"report","run":"R"}` | what was read and found ([SweepAnswer]) |
///
/// Any other input is a request for the whole sweep in one go, for a small account.
public final class SweepHandler implements RequestStreamHandler {

  private final Supplier<Outcome> whole;
  private final BiFunction<String, Duration, SweepSteps> steps;
  private final Journal journal;

  /// Made by Lambda.
  public SweepHandler() {
    this(Wiring.ofProcess(), new LogJournal());
    RehearsedWiring.play((wiring, _) -> new SweepHandler(wiring, Journal.SILENT).sweep());
  }

  private SweepHandler(Wiring wiring, Journal journal) {
    this(wiring.sweep(), wiring.sweepSteps(), journal);
  }

  /// @param whole checks everything in one go and publishes its findings
  /// @param steps makes the steps of a run that have so much time
  public SweepHandler(
      Supplier<Outcome> whole, BiFunction<String, Duration, SweepSteps> steps, Journal journal) {
    this.whole = whole;
    this.steps = steps;
    this.journal = journal;
  }

  /// Does one step, or the whole sweep.
  ///
  /// @throws IncompleteException where an alert could not be published
  @Override
  public void handleRequest(InputStream input, OutputStream answer, Context context)
      throws IOException {
    SweepInput asked = SweepInput.read(input);
    Duration time = Duration.ofMillis(context.getRemainingTimeInMillis());
    String text =
        asked
            .step()
            .map(step -> step(step, asked, steps.apply(asked.run(), time)))
            .orElseGet(() -> SweepAnswer.whole(sweep()));
    answer.write(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Does the whole sweep in one go. Returns the sentence that sums it up.
  ///
  /// @throws IncompleteException where an alert could not be published
  public String sweep() {
    Outcome outcome = whole.get();
    journal.swept(outcome);
    if (!outcome.failures().isEmpty()) {
      throw new IncompleteException(outcome.failures());
    }
    return outcome.reason();
  }

  private String step(SweepInput.Step step, SweepInput asked, SweepSteps made) {
    return switch (step) {
      case PLAN -> SweepAnswer.of(made.plan());
      case PAGE -> page(asked.page(), made);
      case LOST -> {
        made.lost(asked.page(), asked.error());
        yield SweepAnswer.lost(asked.page());
      }
      case REPORT -> report(asked.run(), made);
    };
  }

  private String page(String id, SweepSteps made) {
    try {
      return SweepAnswer.done(made.page(id));
    } finally {
      journal.swept(
          new Outcome(Outcome.Result.FINDINGS, "Page " + id + " of the sweep.", made.findings()));
    }
  }

  private String report(String run, SweepSteps made) {
    Optional<SweepResult> result = made.report();
    List<String> sentences =
        result
            .map(SweepResult::sentences)
            .orElse(List.of("Another run holds the sweep, so this one ends."));
    journal.swept(
        new Outcome(
            result.filter(found -> found.found() > 0).isPresent()
                ? Outcome.Result.FINDINGS
                : Outcome.Result.NOTHING,
            String.join(" ", sentences),
            made.findings()));
    return SweepAnswer.of(run, result, sentences);
  }
}
