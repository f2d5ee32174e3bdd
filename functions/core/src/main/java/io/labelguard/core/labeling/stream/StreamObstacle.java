package io.labelguard.core.labeling.stream;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// Why a labeling job cannot use a topic or queue.
public sealed interface StreamObstacle {

  /// There is no such topic or queue.
  record Missing() implements StreamObstacle {}

  /// The topic is in another Region than the job.
  record Elsewhere() implements StreamObstacle {}

  /// Statements of its policy deny the role.
  ///
  /// @param actions at least one
  /// @param statements their indexes, from 0
  record Denied(SortedSet<String> actions, SortedSet<Integer> statements)
      implements StreamObstacle {
    public Denied {
      actions = new TreeSet<>(actions);
      statements = new TreeSet<>(statements);
    }
  }

  /// It is of another account, and its policy does not allow the role.
  record NotAllowed(List<String> actions) implements StreamObstacle {
    public NotAllowed {
      actions = List.copyOf(actions);
    }
  }
}
