package io.labelguard.core.check;

import io.labelguard.core.labeling.Workforce;
import java.util.List;
import java.util.Optional;

/// LG303: anyone on the internet may open the workforce's portal.
final class WorkforceOpen implements Check {

  @Override
  public CheckId id() {
    return CheckId.WORKFORCE_OPEN;
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String summary() {
    return "Flags a workforce whose portal is open to every address: no SourceIpConfig CIDRs, or"
        + " one that covers everything.";
  }

  @Override
  public List<Finding> findings(JudgedSituation judged) {
    return judged.situation().workforce().flatMap(this::finding).stream().toList();
  }

  private Optional<Finding> finding(Workforce workforce) {
    if (!workforce.isOpen()) {
      return Optional.empty();
    }
    String what =
        workforce.cidrs().isEmpty()
            ? "has no SourceIpConfig"
            : "lists " + Wording.list(workforce.openRanges()) + " in SourceIpConfig";
    String advice =
        workforce
            .vpc()
            .map(
                vpc ->
                    "SourceIpConfig does not bind the portal in VPC "
                        + vpc.id()
                        + ", but closes the public one: set it to a private range such as"
                        + " 10.0.0.0/16.")
            .orElse("Set it to the CIDRs your workers come from, at most ten.");
    return Optional.of(
        Finding.of(this, new About.Workforce(workforce.name()))
            .because(
                "Workforce "
                    + workforce.name()
                    + workforce.arn().map(arn -> " (" + arn + ")").orElse("")
                    + " "
                    + what
                    + ": its portal answers to every address on the internet. "
                    + advice)
            .withFix(
                FixAdvice.proposed(
                    "Run: aws sagemaker update-workforce --workforce-name "
                        + workforce.name()
                        + " --source-ip-config 'Cidrs=<your CIDRs>'")));
  }
}
