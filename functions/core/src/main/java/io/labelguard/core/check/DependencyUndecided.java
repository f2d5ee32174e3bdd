package io.labelguard.core.check;

import java.util.List;
import java.util.stream.Stream;

/// LG801: whether a live job may use something that it depends on, beside buckets, cannot be
/// decided. A part of [CannotTell].
final class DependencyUndecided implements Check {

  private final CannotTell whole = new CannotTell();

  @Override
  public CheckId id() {
    return whole.id();
  }

  @Override
  public Severity severity() {
    return whole.severity();
  }

  @Override
  public String summary() {
    return whole.summary();
  }

  @Override
  public List<Finding> findings(JudgedSituation judged) {
    return Stream.of(
            RoleUnfit.undecided(this, judged.situation()),
            new VpcDoubts(this).findings(judged),
            new PortalDoubts(this).findings(judged),
            FunctionNetwork.findings(this, judged))
        .flatMap(List::stream)
        .toList();
  }
}
