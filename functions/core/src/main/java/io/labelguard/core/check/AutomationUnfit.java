package io.labelguard.core.check;

import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.setup.AutomationFaults;
import java.util.List;
import java.util.Optional;

/// LG204: a labeling job asks for automated labeling, which cannot work for it.
final class AutomationUnfit implements Check {

  @Override
  public CheckId id() {
    return CheckId.AUTOMATION_UNFIT;
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String summary() {
    return "Flags a labeling job whose automated labeling cannot work: its algorithm is not one of"
        + " the four, is of another Region or task type, or is used with a stream of"
        + " objects, or there are too few objects.";
  }

  @Override
  public List<Finding> findings(JudgedSituation judged) {
    return judged.situation().judgedJobs().stream().flatMap(job -> finding(job).stream()).toList();
  }

  /// Returns one finding that names all that is wrong with the job's automated labeling.
  Optional<Finding> finding(LabelingJob job) {
    List<String> faults = AutomationFaults.of(job);
    return faults.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Finding.of(this, new About.Job(job.name()))
                .because(
                    "Automated labeling cannot work for "
                        + Wording.job(job)
                        + ". "
                        + String.join(" ", faults))
                .withFix(
                    FixAdvice.none(
                        "Create the job without LabelingJobAlgorithmsConfig, so that people label"
                            + " all objects, or with the algorithm of its task type and Region.")));
  }
}
