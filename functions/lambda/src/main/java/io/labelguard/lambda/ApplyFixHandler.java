package io.labelguard.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.labelguard.core.guard.write.LeaseTakenException;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.FixRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Applies fixes: the only function that can write. Of a request it trusts only the name.
public final class ApplyFixHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {

  private static final Logger LOG = LoggerFactory.getLogger(ApplyFixHandler.class);

  private final Function<FixRequest, FixOutcome> fixes;
  private final Journal journal;

  /// Made by Lambda.
  public ApplyFixHandler() {
    this(Wiring.ofProcess().fixes(), new LogJournal());
    RehearsedWiring.play(
        (wiring, text) ->
            Journal.SILENT.fixed(
                wiring.fixes().apply(FixRequestBody.read(text.of("fix-request.json")))));
  }

  /// @param fixes reads the bucket or team again, writes a fix if it is proven, and reports the
  ///     outcome
  public ApplyFixHandler(Function<FixRequest, FixOutcome> fixes, Journal journal) {
    this.fixes = fixes;
    this.journal = journal;
  }

  /// Handles the requests in their order and stops at the first failure. The queue keeps the order
  /// of a bucket's requests only if all later ones are returned, too.
  @Override
  public SQSBatchResponse handleRequest(SQSEvent batch, Context context) {
    List<SQSBatchResponse.BatchItemFailure> failed = new ArrayList<>();
    for (SQSEvent.SQSMessage message : batch.getRecords()) {
      if (!failed.isEmpty() || !isApplied(message)) {
        failed.add(new SQSBatchResponse.BatchItemFailure(message.getMessageId()));
      }
    }
    return new SQSBatchResponse(List.copyOf(failed));
  }

  /// Returns whether the fix ran. After a failure, or where another run works on the same bucket or
  /// team, the queue delivers the message again, and after three deliveries it moves it to the
  /// dead-letter queue.
  private boolean isApplied(SQSEvent.SQSMessage message) {
    try {
      journal.fixed(fixes.apply(FixRequestBody.read(message.getBody())));
      return true;
    } catch (LeaseTakenException e) {
      LOG.atInfo()
          .addKeyValue("event", "fix")
          .addKeyValue("outcome", "waits")
          .addKeyValue("messageId", message.getMessageId())
          .log("{} The queue will deliver the request again.", e.getMessage());
      return false;
    } catch (RuntimeException e) {
      // The function answers which messages failed, so Lambda counts no error: the metric filter of
      // template.yaml counts this line.
      LOG.atError()
          .addKeyValue("event", "fix")
          .addKeyValue("outcome", "failed")
          .addKeyValue("messageId", message.getMessageId())
          .setCause(e)
          .log("The fix request failed; the queue will deliver it again.");
      return false;
    }
  }
}
