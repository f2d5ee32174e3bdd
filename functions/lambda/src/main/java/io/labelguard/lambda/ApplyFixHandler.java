package io.labelguard.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.FixRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Applies fixes; the only function that can write. A request is trusted for nothing but the name
/// in it.
public final class ApplyFixHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {

  private static final Logger LOG = LoggerFactory.getLogger(ApplyFixHandler.class);

  private final Function<FixRequest, FixOutcome> fixes;
  private final Journal journal;

  /// Made by Lambda.
  public ApplyFixHandler() {
    this(Wiring.ofProcess().fixes(), new LogJournal());
  }

  /// @param fixes looks at the thing again, writes where that is proven safe, and tells
  public ApplyFixHandler(Function<FixRequest, FixOutcome> fixes, Journal journal) {
    this.fixes = fixes;
    this.journal = journal;
  }

  /// Handles the requests in their order. After one that fails, none is handled any more: the queue
  /// keeps the order of requests about the same thing only if all that follow come back, too.
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

  /// Every failure is answered for by the queue: it hands the message out again, and after three
  /// times keeps it among the dead letters.
  private boolean isApplied(SQSEvent.SQSMessage message) {
    try {
      journal.fixed(fixes.apply(FixRequestBody.read(message.getBody())));
      return true;
    } catch (RuntimeException e) {
      LOG.atError()
          .addKeyValue("messageId", message.getMessageId())
          .setCause(e)
          .log("The fix request failed; the queue hands it out again.");
      return false;
    }
  }
}
