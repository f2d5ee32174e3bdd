package io.labelguard.local.wire;

/// A failure of a call that its caller does not cause.
public enum Fault {
  /// The service says to slow down.
  THROTTLED,
  /// The service answers with an error of its own, status 500.
  SERVER_ERROR,
  /// The service refuses the caller.
  ACCESS_DENIED,
  /// The service calls the request malformed, by a rule that is not known here.
  MALFORMED,
  /// The service answers with status 404 and a code that it documents nowhere.
  NOT_FOUND,
  /// The call takes effect and the connection is cut before the answer.
  LOST_ANSWER,
  /// The connection is cut before the call takes effect.
  LOST_REQUEST,
  /// The call does not take effect and is not answered before [Faults#heal], so that the caller's
  /// client gives up.
  TIMEOUT
}
