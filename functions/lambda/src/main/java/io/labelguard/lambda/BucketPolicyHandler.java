package io.labelguard.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.labelguard.core.event.GuardEvent;
import io.labelguard.core.guard.detect.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Function;

/// Handles changes of a bucket's policy and tags: which live jobs do they endanger?
public final class BucketPolicyHandler implements RequestStreamHandler {

  private final Detection detection;

  /// Made by Lambda.
  public BucketPolicyHandler() {
    this(Wiring.ofProcess().guard(), new LogJournal());
    RehearsedWiring.play(
        (wiring, text) ->
            new BucketPolicyHandler(wiring.guard(), Journal.SILENT)
                .detection.handle(
                    text.event("bucket-policy-event.json"), OutputStream.nullOutputStream()));
  }

  /// @param guard handles the event; what it throws is let out
  public BucketPolicyHandler(Function<GuardEvent, Outcome> guard, Journal journal) {
    detection = new Detection(BucketPolicyHandler::handles, guard, journal);
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    detection.handle(event, answer);
  }

  private static boolean handles(GuardEvent event) {
    return event instanceof GuardEvent.BucketPolicyChanged
        || event instanceof GuardEvent.BucketTagsChanged
        || event instanceof GuardEvent.BucketSetUpChanged;
  }
}
