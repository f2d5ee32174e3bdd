package io.labelguard.aws.log;

import io.labelguard.aws.AwsCalls;
import io.labelguard.aws.signed.AnsweredJson;
import io.labelguard.aws.signed.ServiceAddress;
import io.labelguard.aws.signed.SignedAnswer;
import io.labelguard.aws.signed.SignedCalls;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.past.LogLine;
import io.labelguard.core.port.past.JobLogs;
import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.JsonWriter;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.servicemetadata.LogsServiceMetadata;

/// Reads the end of a job's log stream by one call of CloudWatch Logs.
///
/// @see <a
///     href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogEvents.html">GetLogEvents</a>
public final class CloudWatchJobLogs implements JobLogs {

  private static final String PERMISSION = "logs:GetLogEvents";
  private static final String NOT_FOUND = "ResourceNotFoundException";
  private static final int MOST = 100;

  private final SignedCalls logs;

  /// @param logs calls at [#addressIn], or at another endpoint
  public CloudWatchJobLogs(SignedCalls logs) {
    this.logs = logs;
  }

  /// Returns the address of CloudWatch Logs in a Region.
  public static ServiceAddress addressIn(Region region) {
    return new ServiceAddress(
        "logs", region, URI.create("https://" + new LogsServiceMetadata().endpointFor(region)));
  }

  @Override
  public Reading<Optional<List<LogLine>>> of(String job) {
    return AwsCalls.of(
        "read the log stream of job " + job + " with " + PERMISSION, () -> read(job));
  }

  private Reading<Optional<List<LogLine>>> read(String job) {
    SignedAnswer answer =
        logs.json(
            "Logs_20140328.GetLogEvents",
            JsonWriter.object(
                out ->
                    out.text("logGroupName", GROUP)
                        .text("logStreamName", job)
                        .number("limit", MOST)
                        .bool("startFromHead", false)));
    if (answer.ok()) {
      return new Reading.Known<>(
          Optional.of(
              answer.json().items("events").stream().map(CloudWatchJobLogs::line).toList()));
    }
    AwsServiceException failure = answer.jsonFailure();
    AwsErrorDetails details = failure.awsErrorDetails();
    if (details != null && NOT_FOUND.equals(details.errorCode())) {
      return new Reading.Known<>(Optional.empty());
    }
    return AwsCalls.notPermitted(PERMISSION, failure);
  }

  private static LogLine line(AnsweredJson event) {
    return LogLine.of(milliseconds(event), event.text("message").orElse(""));
  }

  private static Optional<Instant> milliseconds(AnsweredJson event) {
    return event
        .in("timestamp")
        .json()
        .filter(Json.Num.class::isInstance)
        .map(Json.Num.class::cast)
        .map(Json.Num::literal)
        .filter(literal -> literal.matches("[0-9]{1,15}"))
        .map(literal -> Instant.ofEpochMilli(Long.parseLong(literal)));
  }
}
