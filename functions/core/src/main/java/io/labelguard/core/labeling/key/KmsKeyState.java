package io.labelguard.core.labeling.key;

import java.util.Arrays;

/// The state of a KMS key.
///
/// @see <a href="https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html">Key
///     states of
///     AWS KMS keys</a>
public enum KmsKeyState {
  CREATING("Creating", Use.LATER),
  ENABLED("Enabled", Use.NOW),
  /// Its primary Region changes; it works meanwhile.
  UPDATING("Updating", Use.NOW),
  DISABLED("Disabled", Use.NEVER),
  PENDING_DELETION("PendingDeletion", Use.NEVER),
  PENDING_REPLICA_DELETION("PendingReplicaDeletion", Use.NEVER),
  PENDING_IMPORT("PendingImport", Use.NEVER),
  UNAVAILABLE("Unavailable", Use.NEVER),
  /// A state of which nothing is known here.
  UNKNOWN("Unknown", Use.LATER);

  private enum Use {
    NOW,
    LATER,
    NEVER
  }

  private final String written;
  private final Use use;

  KmsKeyState(String written, Use use) {
    this.written = written;
    this.use = use;
  }

  /// Returns the state that KMS writes as this text; [#UNKNOWN] for any other text.
  public static KmsKeyState of(String text) {
    return Arrays.stream(values())
        .filter(state -> state.written.equals(text))
        .findFirst()
        .orElse(UNKNOWN);
  }

  /// Returns the state as KMS writes it.
  public String written() {
    return written;
  }

  /// Whether every cryptographic operation fails in this state.
  public boolean isUnusable() {
    return use == Use.NEVER;
  }

  /// Whether it is not known if the key works in this state, or when it will.
  public boolean isOpen() {
    return use == Use.LATER;
  }
}
