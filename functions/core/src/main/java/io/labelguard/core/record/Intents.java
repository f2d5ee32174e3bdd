package io.labelguard.core.record;

import java.util.Comparator;
import java.util.List;

/// The writes that were begun, and their outcomes.
public interface Intents {

  /// The order in which a past lists them.
  Comparator<Intent> NEWEST_FIRST = Comparator.comparing(Intent::begun).reversed();

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

  /// Returns what is remembered of the writes of a bucket or team.
  TargetPast past(Target.Fixable target);
}
