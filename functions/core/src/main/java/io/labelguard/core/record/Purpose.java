package io.labelguard.core.record;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// The purpose of a write.
public sealed interface Purpose {

  /// Returns the word for it in records and JSON.
  String text();

  /// Returns the words for it in a sentence.
  default String words() {
    return switch (this) {
      case Fix _ -> "fix";
      case TemporaryFix _ -> "temporary fix";
      case End _ -> "end of the temporary fix";
      case Undo _ -> "undo of the fix";
    };
  }

  /// A fix that stays.
  record Fix() implements Purpose {
    @Override
    public String text() {
      return "fix";
    }
  }

  /// A fix that is removed again when the last of its jobs has ended, at the latest at a given
  /// time.
  ///
  /// @param jobs names of the live jobs that it was made for; later ones do not prolong it. Empty
  ///     in a past, which is read without them
  /// @param until when it is removed although some of the jobs may still run
  record TemporaryFix(SortedSet<String> jobs, Instant until) implements Purpose {
    public TemporaryFix {
      jobs = Collections.unmodifiableSortedSet(new TreeSet<>(jobs));
    }

    /// Returns this purpose as a past has it.
    TemporaryFix withoutJobs() {
      return new TemporaryFix(Collections.emptySortedSet(), until);
    }

    @Override
    public String text() {
      return "temporary";
    }
  }

  /// The removal of a temporary fix by the guard.
  ///
  /// @param fix id of that fix
  record End(String fix) implements Purpose {
    @Override
    public String text() {
      return "end";
    }
  }

  /// The removal of a fix by a person's command.
  ///
  /// @param fix id of that fix
  record Undo(String fix) implements Purpose {
    @Override
    public String text() {
      return "undo";
    }
  }
}
