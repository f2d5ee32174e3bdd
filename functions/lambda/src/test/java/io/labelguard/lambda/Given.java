package io.labelguard.lambda;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import io.labelguard.core.guard.detect.Outcome;
import io.labelguard.core.record.FixOutcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What a handler is given besides its event: Lambda's context, and a journal that is kept.
final class Given implements Context, Journal {

  final List<Handled> handled = new ArrayList<>();
  final List<Outcome> outcomes = new ArrayList<>();
  final List<FixOutcome> fixes = new ArrayList<>();

  @Override
  public void handled(Handled event, Outcome outcome) {
    handled.add(event);
    outcomes.add(outcome);
  }

  @Override
  public void fixed(FixOutcome outcome) {
    fixes.add(outcome);
  }

  @Override
  public void swept(Outcome outcome) {
    outcomes.add(outcome);
  }

  @Override
  public int getRemainingTimeInMillis() {
    return 60_000;
  }

  @Override
  public String getAwsRequestId() {
    return "request";
  }

  @Override
  public String getLogGroupName() {
    return "group";
  }

  @Override
  public String getLogStreamName() {
    return "stream";
  }

  @Override
  public String getFunctionName() {
    return "labelguard";
  }

  @Override
  public String getFunctionVersion() {
    return "1";
  }

  @Override
  public String getInvokedFunctionArn() {
    return "arn:aws:lambda:us-east-1:111122223333:function:labelguard";
  }

  @Override
  public CognitoIdentity getIdentity() {
    throw new UnsupportedOperationException("no mobile client calls these functions");
  }

  @Override
  public ClientContext getClientContext() {
    throw new UnsupportedOperationException("no mobile client calls these functions");
  }

  @Override
  public int getMemoryLimitInMB() {
    return 1024;
  }

  @Override
  public LambdaLogger getLogger() {
    return new LambdaLogger() {
      @Override
      public void log(String message) {
        throw new UnsupportedOperationException(message);
      }

      @Override
      public void log(byte[] message) {
        throw new UnsupportedOperationException(new String(message, StandardCharsets.UTF_8));
      }
    };
  }
}
