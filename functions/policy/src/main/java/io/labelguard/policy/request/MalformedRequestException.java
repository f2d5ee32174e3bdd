package io.labelguard.policy.request;

/// Thrown where a request given as JSON cannot be read; the message names the member and says what
/// to write.
public final class MalformedRequestException extends Exception {

  /// Reports what to write.
  ///
  /// @param message the member, a colon and what it must be
  public MalformedRequestException(String message) {
    super(message);
  }
}
