package io.labelguard.core.event;

import java.time.Instant;
import java.util.Optional;

/// What every CloudTrail event reports besides the thing that it names.
///
/// @param id CloudTrail's eventID
/// @param call the event name, such as `PutBucketPolicy`
/// @param account the account that received the call
/// @param error the errorCode of a call that failed
public record EventFacts(
    String id,
    String call,
    String account,
    String region,
    Instant time,
    Actor actor,
    Optional<String> error) {

  /// Returns the sentence that the call failed, and so changed nothing; empty where it did not
  /// fail.
  public Optional<String> failure() {
    return error
        .filter(code -> !code.isBlank())
        .map(code -> call + " failed with " + code + ", so it changed nothing.");
  }
}
