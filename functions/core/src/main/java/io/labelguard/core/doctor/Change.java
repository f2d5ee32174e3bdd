package io.labelguard.core.doctor;

import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.past.TrailEvent;
import io.labelguard.core.labeling.past.TrailSubject;
import java.util.List;
import java.util.Optional;

/// A change of something that a job depends on, made between the job's creation and its end.
///
/// @param judged what a changed bucket policy does to the job; empty where the change is of
///     something else, or the policy's text is not known
public record Change(TrailSubject subject, TrailEvent event, Optional<Judged> judged) {

  /// How a policy alone judges the job, as the job is now.
  ///
  /// @param denies the access paths on which it denies something
  /// @param cannotTell those on which that depends on what is not known
  public record Judged(List<AccessPath> denies, List<AccessPath> cannotTell) {
    public Judged {
      denies = List.copyOf(denies);
      cannotTell = List.copyOf(cannotTell);
    }
  }
}
