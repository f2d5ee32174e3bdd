package io.labelguard.aws.signed;

/// Thrown where AWS refuses one of several calls that read one thing.
public final class RefusedCallException extends RuntimeException {

  private final String permission;
  private final String reason;

  /// @param permission the IAM action that is missing
  /// @param reason the words of AWS
  public RefusedCallException(String permission, String reason, Throwable cause) {
    super(permission, cause);
    this.permission = permission;
    this.reason = reason;
  }

  public String permission() {
    return permission;
  }

  public String reason() {
    return reason;
  }
}
