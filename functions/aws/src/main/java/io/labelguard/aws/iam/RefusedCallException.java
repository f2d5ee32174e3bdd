package io.labelguard.aws.iam;

/// Thrown where IAM refuses one of the calls that read a role's policies.
final class RefusedCallException extends RuntimeException {

  private final String permission;
  private final String reason;

  /// @param permission the IAM action that is missing
  /// @param reason the words of AWS
  RefusedCallException(String permission, String reason, Throwable cause) {
    super(permission, cause);
    this.permission = permission;
    this.reason = reason;
  }

  String permission() {
    return permission;
  }

  String reason() {
    return reason;
  }
}
