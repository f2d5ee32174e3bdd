package io.labelguard.lambda.sweep;

import io.labelguard.core.guard.detect.SweepSteps;
import io.labelguard.core.sweep.SweepResult;
import io.labelguard.policy.json.JsonWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What the sweep's function answers, as JSON.
public final class SweepAnswer {

  private SweepAnswer() {}

  /// Returns what there is to do next.
  public static String of(SweepSteps.Plan plan) {
    return JsonWriter.object(
        out ->
            out.text("more", plan.next().name().toLowerCase(Locale.ROOT))
                .texts("pages", plan.pages()));
  }

  /// Returns whether a page is done.
  public static String done(boolean done) {
    return JsonWriter.object(out -> out.bool("done", done));
  }

  /// Returns which page was given up.
  public static String lost(String page) {
    return JsonWriter.object(out -> out.text("lost", page));
  }

  /// Returns what a sweep in one go came to.
  public static String whole(String sentence) {
    return JsonWriter.object(out -> out.text("sentence", sentence));
  }

  /// Returns the report of a run. The state machine fails a run that did not sweep, so that it does
  /// not count as a sweep that ended well.
  ///
  /// @param result empty where another run holds the sweep
  public static String of(String run, Optional<SweepResult> result, List<String> sentences) {
    return JsonWriter.object(
        out -> {
          out.text("type", "sweep").text("run", run).bool("swept", result.isPresent());
          result.ifPresent(found -> members(found, out));
          out.texts("sentences", sentences);
        });
  }

  private static void members(SweepResult result, JsonWriter out) {
    out.number("jobs", result.jobs())
        .number("buckets", result.buckets())
        .number("teams", result.teams())
        .number("findings", result.found())
        .object("checks", checks -> result.findings().forEach(checks::number))
        .number("failedCalls", result.failures().size());
  }
}
