package io.labelguard.core.fix.workforce;

import java.util.List;

/// What Labelguard can do about a workforce whose portal is open to every address.
public sealed interface WorkforceFixPlan {

  /// Nothing to fix.
  record Nothing() implements WorkforceFixPlan {}

  /// Set these ranges in SourceIpConfig, and change nothing else of the workforce.
  ///
  /// @param cidrs all ranges after the change
  /// @param diff unified diff of SourceIpConfig
  record SetCidrs(List<String> cidrs, String diff) implements WorkforceFixPlan {
    public SetCidrs {
      cidrs = List.copyOf(cidrs);
    }
  }

  /// The ranges do not fit the workforce, and why.
  record NoSafeFix(List<String> reasons) implements WorkforceFixPlan {
    public NoSafeFix {
      reasons = List.copyOf(reasons);
    }
  }
}
