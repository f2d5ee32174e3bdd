package io.labelguard.aws.signed;

import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/// The answer to a call.
///
/// @param body as text, whatever the status
/// @param errorType the header in which REST protocols name the error
/// @see <a href="https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html">AWS restJson1
///     protocol</a>
public record SignedAnswer(int status, String body, Optional<String> errorType) {

  /// Whether the call succeeded.
  public boolean ok() {
    return status == 200;
  }

  /// Returns the body of an answer in JSON.
  public AnsweredJson json() {
    return AnsweredJson.read(body);
  }

  /// Returns the failure that an answer of the JSON protocol is.
  public AwsServiceException jsonFailure() {
    String type = errorType.or(() -> json().text("__type")).orElse("");
    return failure(
        // It may be followed by an address, and begin with the name of its service.
        type.replaceFirst(":.*", "").replaceFirst("^.*#", ""),
        json().text("message").or(() -> json().text("Message")).orElse(""));
  }

  /// Returns the failure that this answer is, as the SDK's clients throw it.
  ///
  /// @param code such as `AccessDenied`; empty text where the body names none
  public AwsServiceException failure(String code, String message) {
    AwsServiceException.Builder failure =
        AwsServiceException.builder().statusCode(status).message("HTTP " + status + " " + code);
    if (!code.isEmpty()) {
      failure.awsErrorDetails(
          AwsErrorDetails.builder().errorCode(code).errorMessage(message).build());
    }
    return failure.build();
  }
}
