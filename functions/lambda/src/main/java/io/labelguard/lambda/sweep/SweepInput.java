package io.labelguard.lambda.sweep;

import io.labelguard.core.report.text.Escaped;
import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.json.MalformedJsonException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What the sweep's function is asked for.
///
/// @param step empty for the whole sweep
/// @param run the name of the state machine's execution
/// @param page the id of a page; empty for steps without one
/// @param error what the state machine says of a page that is lost
public record SweepInput(Optional<Step> step, String run, String page, String error) {

  private static final int LONGEST = 200;

  /// One step of the state machine.
  public enum Step {
    PLAN,
    PAGE,
    LOST,
    REPORT
  }

  /// Reads an input.
  ///
  /// @throws IllegalArgumentException where it is not JSON, or a step lacks its run or page
  public static SweepInput read(InputStream input) throws IOException {
    String text = new String(input.readAllBytes(), StandardCharsets.UTF_8);
    try {
      return of(JsonReader.read(text));
    } catch (MalformedJsonException e) {
      throw new IllegalArgumentException("not JSON: " + Escaped.line(text, LONGEST), e);
    }
  }

  private static SweepInput of(Json json) {
    Optional<String> name = text(json, "step");
    if (name.isEmpty()) {
      return new SweepInput(Optional.empty(), "", "", "");
    }
    Step step =
        Stream.of(Step.values())
            .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(name.get()))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "there is no step " + Escaped.line(name.get(), LONGEST)));
    boolean ofAPage = step == Step.PAGE || step == Step.LOST;
    return new SweepInput(
        Optional.of(step),
        required(json, "run"),
        ofAPage ? required(json, "page") : "",
        text(json, "error").map(error -> Escaped.line(error, LONGEST)).orElse("an unknown error"));
  }

  private static String required(Json json, String name) {
    return text(json, name)
        .orElseThrow(() -> new IllegalArgumentException("the step has no " + name));
  }

  private static Optional<String> text(Json json, String name) {
    List<Json> all = json instanceof Json.Obj object ? object.all(name) : List.of();
    return all.size() == 1 && all.getFirst() instanceof Json.Str text && !text.value().isBlank()
        ? Optional.of(text.value())
        : Optional.empty();
  }
}
