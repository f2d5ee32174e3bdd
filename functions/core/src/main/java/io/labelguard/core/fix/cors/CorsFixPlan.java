package io.labelguard.core.fix.cors;

import io.labelguard.core.labeling.CorsRule;
import java.util.ArrayList;
import java.util.List;

/// What Labelguard can do about CORS rules that do not fit the tasks of live jobs.
public sealed interface CorsFixPlan {

  /// Nothing to fix.
  record Nothing() implements CorsFixPlan {}

  /// Append one rule, behind all that are there.
  ///
  /// @param before the rules that were read
  /// @param rule the one to append
  record Append(List<CorsRule> before, CorsRule rule) implements CorsFixPlan {
    public Append {
      before = List.copyOf(before);
    }

    /// Returns the rules to write.
    public List<CorsRule> after() {
      List<CorsRule> all = new ArrayList<>(before);
      all.add(rule);
      return List.copyOf(all);
    }
  }

  /// No rule that is appended helps, or none may be, and why; sentences.
  record NoSafeFix(List<String> reasons) implements CorsFixPlan {
    public NoSafeFix {
      reasons = List.copyOf(reasons);
    }
  }
}
