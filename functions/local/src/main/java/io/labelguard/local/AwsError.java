package io.labelguard.local;

/// An answer that a service gives instead of a result: the API's error code, its HTTP status and a
/// sentence.
final class AwsError extends RuntimeException {

  private final int status;
  private final String code;

  AwsError(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  /// Returns an error of the caller's making, status 400.
  static AwsError badRequest(String code, String message) {
    return new AwsError(400, code, message);
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
