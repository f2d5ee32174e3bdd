package io.labelguard.aws;

import io.labelguard.core.port.write.BucketPolicyWriter.PutResult;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkServiceClientConfiguration;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;

/// Makes a writing call once and returns what is known about its effect.
public final class SingleTry {

  private SingleTry() {}

  /// Returns the configuration of a request that the SDK does not try again.
  public static AwsRequestOverrideConfiguration configuration() {
    return AwsRequestOverrideConfiguration.builder().addPlugin(SingleTry::withoutRetries).build();
  }

  /// Makes the call. A 4xx is a refusal: AWS looked at the request and did nothing; so is
  /// throttling, which S3 answers with a 503. Any other failure (5xx, time-out, lost connection)
  /// leaves open whether the call took effect.
  ///
  /// @see <a
  ///     href="https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html">Error responses
  ///     of S3</a>
  public static PutResult of(Runnable call) {
    try {
      call.run();
      return new PutResult.Accepted();
    } catch (AwsServiceException e) {
      String reason = reason(e);
      return e.statusCode() < 500 || e.isThrottlingException()
          ? new PutResult.Refused(reason)
          : new PutResult.Unclear("HTTP " + e.statusCode() + ": " + reason);
    } catch (SdkException e) {
      return new PutResult.Unclear(String.valueOf(e.getMessage()));
    }
  }

  private static String reason(AwsServiceException e) {
    AwsErrorDetails details = e.awsErrorDetails();
    return details == null
        ? String.valueOf(e.getMessage())
        : details.errorCode() + ": " + details.errorMessage();
  }

  private static void withoutRetries(SdkServiceClientConfiguration.Builder client) {
    ClientOverrideConfiguration.Builder override = client.overrideConfiguration().toBuilder();
    client.overrideConfiguration(override.retryStrategy(AwsRetryStrategy.doNotRetry()).build());
  }
}
