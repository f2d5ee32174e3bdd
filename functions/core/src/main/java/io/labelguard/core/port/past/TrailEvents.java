package io.labelguard.core.port.past;

import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.past.TrailPage;
import io.labelguard.core.labeling.past.TrailSubject;
import java.time.Instant;

/// Reads the events that CloudTrail keeps of every account, with or without a trail.
@FunctionalInterface
public interface TrailEvents {

  /// Reads the newest events, at most 50, of the calls that changed a subject and did not fail.
  ///
  /// @param from not before [TrailPage#DAYS] ago
  /// @throws io.labelguard.core.port.CallFailedException where CloudTrail neither answers nor
  ///     refuses
  Reading<TrailPage> of(TrailSubject subject, Instant from, Instant to);
}
