package io.labelguard.cli.collect;

import io.labelguard.aws.AwsCalls;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentSkipListSet;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/// Notes which calls to CloudTrail were refused: whether a trail logs is read by several calls, and
/// the answer is one.
final class TrailRefusals implements ExecutionInterceptor {

  private static final String SERVICE = "CloudTrail";

  private final SortedSet<String> permissions = new ConcurrentSkipListSet<>();

  @Override
  public void onExecutionFailure(Context.FailedExecution failed, ExecutionAttributes call) {
    if (SERVICE.equals(call.getAttribute(SdkExecutionAttribute.SERVICE_NAME))
        && failed.exception() instanceof SdkException e
        && AwsCalls.isRefusal(e)) {
      permissions.add("cloudtrail:" + call.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
    }
  }

  SortedSet<String> all() {
    return permissions;
  }
}
