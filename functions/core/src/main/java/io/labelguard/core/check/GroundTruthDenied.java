package io.labelguard.core.check;

import java.util.List;

/// LG101: Ground Truth's own access to a bucket of a live job is explicitly denied.
final class GroundTruthDenied implements Check {

  @Override
  public CheckId id() {
    return CheckId.GROUND_TRUTH_DENIED;
  }

  @Override
  public Severity severity() {
    return Severity.CRITICAL;
  }

  @Override
  public String summary() {
    return "Flags a bucket policy that explicitly denies Ground Truth's own access, through its"
        + " endpoint, to a running or starting job.";
  }

  @Override
  public List<Finding> findings(JudgedSituation judged) {
    return judged.denials().stream()
        .filter(denial -> denial.check() == id())
        .map(denial -> denial.finding(this))
        .toList();
  }
}
