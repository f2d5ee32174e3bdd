package io.labelguard.aws.event;

/// Says which member of an event is malformed, as a path such as
/// `detail.requestParameters.bucketName`.
///
/// It is unchecked so that it leaves the handler: Lambda retries and the dead-letter queue keeps
/// it.
public final class MalformedEventException extends RuntimeException {

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
