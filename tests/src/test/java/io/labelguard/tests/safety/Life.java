package io.labelguard.tests.safety;

import java.util.ArrayList;
import java.util.List;

/// How long one run of a function lives: all its calls of AWS and of the records are counted, and
/// from one of them on none is made any more, those of `finally` blocks included.
final class Life {

  private final int lastCall;
  private final List<String> calls = new ArrayList<>();
  private int tried;

  private Life(int lastCall) {
    this.lastCall = lastCall;
  }

  static Life whole() {
    return new Life(Integer.MAX_VALUE);
  }

  /// One that is killed when that many calls were made.
  static Life ofCalls(int calls) {
    return new Life(calls);
  }

  /// Counts a call that is about to be made.
  synchronized void call(String what) {
    tried++;
    if (tried > lastCall) {
      throw new Killed("call " + tried + ": " + what);
    }
    calls.add(what);
  }

  /// Whether it ended before its work did.
  synchronized boolean ended() {
    return tried > lastCall;
  }

  synchronized List<String> calls() {
    return List.copyOf(calls);
  }
}
