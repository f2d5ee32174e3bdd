package io.labelguard.core.record;

/// What the guard remembers, in one table. Every method that decides a race does so by one
/// conditional write.
public interface Records
    extends EventClaims, Leases, WriteCounts, Intents, AlertRepeats, Snapshots {

  /// The form of the records that this version reads and writes.
  int FORM = 2;
}
