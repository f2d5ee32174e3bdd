package io.labelguard.core.labeling.function;

import java.util.Optional;
import java.util.stream.Stream;

/// What Lambda says of whether a function runs.
///
/// @see <a
///     href="https://docs.aws.amazon.com/lambda/latest/dg/functions-states.html">Lambda function
///     states</a>
public enum FunctionState {
  /// It is being made, and will run.
  PENDING("Pending", Use.RUNS),
  ACTIVE("Active", Use.RUNS),
  /// It was idle for long: the next call fails, and wakes it.
  INACTIVE("Inactive", Use.SLEEPS),
  /// It could not be made.
  FAILED("Failed", Use.REFUSES),
  DEACTIVATING("Deactivating", Use.REFUSES),
  DEACTIVATED("Deactivated", Use.REFUSES),
  /// It is there, and no call of it is taken.
  ACTIVE_NON_INVOCABLE("ActiveNonInvocable", Use.REFUSES),
  DELETING("Deleting", Use.REFUSES);

  private final String written;
  private final Use use;

  /// What happens to a call.
  private enum Use {
    RUNS,
    SLEEPS,
    REFUSES
  }

  FunctionState(String written, Use use) {
    this.written = written;
    this.use = use;
  }

  /// Returns the state that Lambda writes as this text; empty for any other text.
  public static Optional<FunctionState> of(String text) {
    return Stream.of(values()).filter(state -> state.written.equals(text)).findFirst();
  }

  /// Returns the state as Lambda writes it.
  public String written() {
    return written;
  }

  /// Whether calls fail until someone acts.
  boolean refusesCalls() {
    return use == Use.REFUSES;
  }

  /// Whether only the next call fails.
  boolean sleeps() {
    return use == Use.SLEEPS;
  }
}
