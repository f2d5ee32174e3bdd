package io.labelguard.core.check;

import java.util.List;

/// One thing that Labelguard looks for; stateless, one page in `docs/checks` each.
public interface Check {

  /// Its id.
  CheckId id();

  /// The severity its findings usually have.
  Severity severity();

  /// One sentence: "Flags …".
  String summary();

  /// Returns what it finds, in a stable order; no side effects.
  List<Finding> findings(JudgedSituation judged);
}
