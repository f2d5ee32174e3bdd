package io.labelguard.core.fix;

import io.labelguard.core.labeling.Workteam;
import java.util.List;

/// What Labelguard can do about a work team without a presign constraint.
public sealed interface TeamFixPlan {

  /// Nothing to fix.
  record Nothing() implements TeamFixPlan {}

  /// Set this constraint, and change nothing else of the team.
  ///
  /// @param diff unified diff of the team's constraint
  record SetConstraint(Workteam.PresignConstraint constraint, String diff) implements TeamFixPlan {}

  /// It is not certain which constraint fits, and why.
  record NoSafeFix(List<String> reasons) implements TeamFixPlan {
    public NoSafeFix {
      reasons = List.copyOf(reasons);
    }
  }
}
