package io.labelguard.core.record;

import io.labelguard.core.record.message.AlertMessages;
import io.labelguard.core.record.message.AlertRepeats;
import io.labelguard.core.record.message.Troubles;

/// Keeps what the guard remembers, in one table. A method that decides between two runs does so by
/// one conditional write.
public interface Records
    extends EventClaims,
        Leases,
        WriteCounts,
        Intents,
        AlertRepeats,
        AlertMessages,
        Troubles,
        Snapshots,
        ModeTags {

  /// The form of the records that this version reads and writes.
  int FORM = 2;
}
