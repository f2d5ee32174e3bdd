package io.labelguard.core.guard.detect;

/// Whether a fix was requested, and the sentence that says so or says why not.
record Requested(boolean sent, String note) {

  static Requested not(String why) {
    return new Requested(false, why);
  }
}
