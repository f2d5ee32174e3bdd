package io.labelguard.core.check;

import java.util.List;

/// LG205: Ground Truth's own access to data objects that a live job's manifest lists is explicitly
/// denied.
final class DataDenied implements Check {

  @Override
  public CheckId id() {
    return CheckId.DATA_DENIED;
  }

  @Override
  public Severity severity() {
    return Severity.CRITICAL;
  }

  @Override
  public String summary() {
    return "Flags a bucket policy that explicitly denies Ground Truth the data objects that the"
        + " manifest of a live job lists, where nothing else that the job has there is denied.";
  }

  @Override
  public List<Finding> findings(JudgedSituation judged) {
    return judged.denials().stream()
        .filter(denial -> denial.check() == id())
        .map(denial -> denial.finding(this))
        .toList();
  }
}
