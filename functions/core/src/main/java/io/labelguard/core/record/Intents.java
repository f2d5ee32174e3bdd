package io.labelguard.core.record;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// The writes that were begun, and their outcomes.
public interface Intents {

  /// The order in which a past lists them.
  Comparator<Intent> NEWEST_FIRST = Comparator.comparing(Intent::begun).reversed();

  /// How long an intent that was written is read though it vetoes nothing, and how long retired
  /// intents are kept unless the operator chooses otherwise.
  Duration KEPT = Duration.ofDays(400);

  /// Keeps an intent and its texts, before the write is made.
  void begin(Intent intent, Intent.Texts texts);

  /// Keeps the outcome of an intent.
  void complete(Intent intent, Completion completion);

  /// Returns the texts of an intent.
  ///
  /// @throws IllegalStateException where they are not kept
  Intent.Texts texts(Intent intent);

  /// Returns the temporary fixes of all buckets that were not removed yet, oldest first.
  List<Intent> temporary();

  /// Removes a temporary fix from that list.
  void endTemporary(String intentId);

  /// Returns what is remembered of the writes of a bucket or team, without the names of the jobs of
  /// temporary fixes ([#temporary] has them), and without what was retired where that saves a read.
  TargetPast past(Target.Fixable target);

  /// Returns the same with what was retired, and with those names.
  TargetPast wholePast(Target.Fixable target);

  /// Retires intents that decide nothing any more ([TargetPast#retirable]): they may be left out of
  /// a past, and be deleted when they have been kept for [#KEPT] or another time of the operator's
  /// choice. The caller holds the lease.
  ///
  /// @param intents oldest first, so that a run that is killed leaves the end of a fix longer than
  ///     the fix
  void retire(Target.Fixable target, List<Intent> intents, Instant now);
}
