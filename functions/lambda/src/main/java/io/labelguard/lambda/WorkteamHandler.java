package io.labelguard.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.labelguard.core.event.GuardEvent;
import io.labelguard.core.guard.detect.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Function;

/// Handles changes of work teams and the workforce: are the workers' presigned URLs limited?
public final class WorkteamHandler implements RequestStreamHandler {

  private final Detection detection;

  /// Made by Lambda.
  public WorkteamHandler() {
    this(Wiring.ofProcess().guard(), new LogJournal());
    RehearsedWiring.play(
        (wiring, text) ->
            new WorkteamHandler(wiring.guard(), Journal.SILENT)
                .detection.handle(
                    text.event("workteam-event.json"), OutputStream.nullOutputStream()));
  }

  /// @param guard handles the event; what it throws is let out
  public WorkteamHandler(Function<GuardEvent, Outcome> guard, Journal journal) {
    detection = new Detection(WorkteamHandler::handles, guard, journal);
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    detection.handle(event, answer);
  }

  private static boolean handles(GuardEvent event) {
    return event instanceof GuardEvent.WorkteamChanged
        || event instanceof GuardEvent.WorkteamDeleted
        || event instanceof GuardEvent.WorkforceChanged
        || event instanceof GuardEvent.WorkforceDeleted;
  }
}
