package io.labelguard.aws;

import io.labelguard.core.labeling.Reading;
import io.labelguard.core.port.CallFailedException;
import io.labelguard.core.port.CallFailure;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/// Turns what the SDK throws into the failure that the core knows.
public final class AwsCalls {

  /// The codes by which the services say that the caller lacks a permission.
  ///
  /// @see <a
  ///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html">Access
  ///     denied error messages</a>
  private static final Set<String> REFUSALS =
      Set.of(
          "AccessDenied",
          "AccessDeniedException",
          "AuthorizationError",
          "AuthorizationErrorException",
          "UnauthorizedOperation");

  private AwsCalls() {}

  /// Makes a call, or several that read one thing.
  ///
  /// @param attempt what it does, as it stands after "could not"
  /// @throws CallFailedException where the SDK gives up
  public static <T> T of(String attempt, Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException e) {
      throw failed(attempt, e);
    }
  }

  /// Returns the failure of a call.
  public static CallFailedException failed(String attempt, SdkException e) {
    return new CallFailedException(new CallFailure(attempt, reason(e), isRefusal(e)), e);
  }

  /// Returns what a call for want of a permission leaves unknown.
  ///
  /// @param permission the IAM action that the call needs
  /// @throws SdkException the failure, where it is another one
  public static <T> Reading<T> notPermitted(String permission, AwsServiceException failure) {
    if (!isRefusal(failure)) {
      throw failure;
    }
    return new Reading.NotPermitted<>(permission, reason(failure));
  }

  /// Returns the words of AWS, without request ids, which differ at each try; else those of the
  /// SDK.
  static String reason(SdkException e) {
    if (!(e instanceof AwsServiceException answer)) {
      return String.valueOf(e.getMessage());
    }
    AwsErrorDetails details = answer.awsErrorDetails();
    String words =
        details == null || details.errorCode() == null
            ? "no reason given"
            : details.errorCode() + ": " + details.errorMessage();
    return "HTTP " + answer.statusCode() + ", " + words;
  }

  /// Whether AWS refused the call for want of a permission.
  public static boolean isRefusal(SdkException e) {
    return e instanceof AwsServiceException answer
        && answer.awsErrorDetails() != null
        && answer.awsErrorDetails().errorCode() != null
        && REFUSALS.contains(answer.awsErrorDetails().errorCode());
  }
}
