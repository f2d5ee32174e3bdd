package io.labelguard.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.labelguard.core.event.GuardEvent;
import io.labelguard.core.guard.detect.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Function;

/// Handles labeling jobs that are created, stop or end, and changes of what jobs depend on beside
/// buckets and teams: will a job run?
public final class LabelingJobHandler implements RequestStreamHandler {

  private final Detection detection;

  /// Made by Lambda.
  public LabelingJobHandler() {
    this(Wiring.ofProcess().guard(), new LogJournal());
    RehearsedWiring.play(
        (wiring, text) ->
            new LabelingJobHandler(wiring.guard(), Journal.SILENT)
                .detection.handle(
                    text.event("labeling-job-event.json"), OutputStream.nullOutputStream()));
  }

  /// @param guard handles the event; what it throws is let out
  public LabelingJobHandler(Function<GuardEvent, Outcome> guard, Journal journal) {
    detection = new Detection(LabelingJobHandler::handles, guard, journal);
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    detection.handle(event, answer);
  }

  private static boolean handles(GuardEvent event) {
    return event instanceof GuardEvent.LabelingJobCreated
        || event instanceof GuardEvent.LabelingJobStopped
        || event instanceof GuardEvent.LabelingJobStateChanged
        || event instanceof GuardEvent.DependencyChanged;
  }
}
