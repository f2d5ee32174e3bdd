package io.labelguard.smt;

/// A policy has something that is not said in SMT-LIB here; the message says what.
final class LeftOutException extends Exception {

  LeftOutException(String what) {
    super(what);
  }
}
