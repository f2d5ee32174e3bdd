package io.labelguard.core.record;

/// Asks for a bucket or team to be looked at again and fixed where that is proven safe; says
/// nothing else, for nothing else in it would be trusted.
public record FixRequest(Kind kind, String name) {

  /// What can be fixed.
  public enum Kind {
    BUCKET,
    TEAM
  }
}
