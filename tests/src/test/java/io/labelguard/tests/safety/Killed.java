package io.labelguard.tests.safety;

/// Ends a run as Lambda's kill does: no code of ours catches it.
final class Killed extends Error {

  private static final long serialVersionUID = 1L;

  Killed(String before) {
    super("killed before " + before);
  }
}
