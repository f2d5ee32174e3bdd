package io.labelguard.core.compose;

import io.labelguard.core.check.About;
import io.labelguard.core.check.AccessVerdict;
import io.labelguard.core.check.AccessVerdict.Verdict;
import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.Checks;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.JudgedSituation;
import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.Workforce;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the checks find of a job whose buckets have new policies, as reasons against these.
///
/// @param findings of every check
record CheckReasons(Order order, JudgedSituation judged, List<Finding> findings) {

  CheckReasons {
    findings = List.copyOf(findings);
  }

  /// Runs the checks.
  static CheckReasons of(Order order, JudgedSituation judged) {
    return new CheckReasons(order, judged, Checks.run(judged));
  }

  /// Returns sentences; none where no check finds anything and every access is allowed for certain.
  List<String> all() {
    List<String> reasons = new ArrayList<>();
    if (findings.stream().anyMatch(CheckReasons::isOfWorkers)) {
      order.workersFrom().flatMap(this::advice).ifPresent(reasons::add);
    }
    findings.stream()
        .filter(CheckReasons::isOfTheJob)
        .map(CheckReasons::sentences)
        .forEach(reasons::add);
    judged.verdicts().stream()
        .filter(verdict -> verdict.verdict() != Verdict.ALLOWED)
        .forEach(verdict -> reasons.add(sentence(verdict)));
    return reasons;
  }

  /// Returns what is found of the work team and the workforce, whatever a bucket's policy says;
  /// sentences.
  List<String> besides() {
    return findings.stream()
        .filter(finding -> !isOfTheJob(finding))
        .map(CheckReasons::sentences)
        .toList();
  }

  private static boolean isOfTheJob(Finding finding) {
    return !(finding.about() instanceof About.Team || finding.about() instanceof About.Workforce);
  }

  private static boolean isOfWorkers(Finding finding) {
    return finding.path().filter(AccessPath.WORKERS::equals).isPresent()
        && finding.check() != CheckId.LINKS_OPEN_ANYWHERE;
  }

  /// Returns what lets the workers in.
  private Optional<String> advice(Workforce workforce) {
    Optional<String> vpc = workforce.vpc().map(Workforce.Vpc::id);
    if (vpc.isEmpty()) {
      return Optional.of(
          "The workers of the job come from the internet, and a bucket that is restricted to a"
              + " network keeps them from its images. AWS asks for a private team whose workforce"
              + " is in the VPC; or keep the images in a bucket that is not restricted.");
    }
    return vpc.filter(id -> !order.restriction().vpcs().contains(id))
        .map(id -> "The workers are in " + id + ": give --vpc " + id + ", too.");
  }

  private static String sentences(Finding finding) {
    List<String> sentences = new ArrayList<>();
    sentences.add(finding.check().text() + ": " + finding.message());
    sentences.addAll(finding.fix().reasons());
    return String.join(" ", sentences);
  }

  private static String sentence(AccessVerdict verdict) {
    return "On bucket "
        + verdict.bucket()
        + " the access of "
        + verdict.path().words()
        + " is not allowed for certain: "
        + String.join(", ", verdict.actions())
        + " ("
        + verdict.verdict().text()
        + ").";
  }
}
