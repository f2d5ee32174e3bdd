package io.labelguard.lambda;

import static java.util.stream.Collectors.joining;

import io.labelguard.core.port.CallFailure;
import java.util.List;

/// Thrown after an event or sweep of which a part failed, so that Lambda starts the function again
/// and its alarm is raised. Everything else was judged and published.
public final class IncompleteException extends RuntimeException {

  IncompleteException(List<CallFailure> failures) {
    super(failures.stream().map(CallFailure::sentence).collect(joining(" ")));
  }
}
