package io.labelguard.policy.request;

/// Thrown where a request given as JSON cannot be read; the message says which member and what it
/// should be.
public final class MalformedRequestException extends Exception {

  private static final long serialVersionUID = 1L;

  public MalformedRequestException(String message) {
    super(message);
  }
}
