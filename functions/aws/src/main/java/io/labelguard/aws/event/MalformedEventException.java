package io.labelguard.aws.event;

/// Thrown where an event of ours cannot be understood; names the member at fault, as a path such as
/// `detail.requestParameters.bucketName`.
///
/// Unchecked, so that a handler lets it out: Lambda retries and the dead-letter queue keeps it.
public final class MalformedEventException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String member;

  MalformedEventException(String member, String reason) {
    super("malformed event: " + member + ": " + reason);
    this.member = member;
  }

  /// Returns the path of the member at fault; `event` for the whole.
  public String member() {
    return member;
  }
}
