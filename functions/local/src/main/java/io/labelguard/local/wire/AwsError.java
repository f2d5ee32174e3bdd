package io.labelguard.local.wire;

/// An error answer of a service: the API's error code, its HTTP status and a sentence.
public final class AwsError extends RuntimeException {

  private final int status;
  private final String code;

  public AwsError(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  /// Returns an error of the caller's making, status 400.
  public static AwsError badRequest(String code, String message) {
    return new AwsError(400, code, message);
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }

  public String text() {
    return String.valueOf(getMessage());
  }
}
