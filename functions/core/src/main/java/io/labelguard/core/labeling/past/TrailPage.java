package io.labelguard.core.labeling.past;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The newest changes of a subject within some time, newest first.
///
/// @param complete whether there are no older ones within that time
/// @param oldest the time of the oldest event that was read, changes and reads alike; empty where
///     there was none
public record TrailPage(List<TrailEvent> changes, boolean complete, Optional<Instant> oldest) {

  /// How long CloudTrail's event history keeps events, in days.
  ///
  /// @see <a
  ///     href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/view-cloudtrail-events.html">Event
  ///     history</a>
  public static final int DAYS = 90;

  public TrailPage {
    changes = List.copyOf(changes);
  }
}
