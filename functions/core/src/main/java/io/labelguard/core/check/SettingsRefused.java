package io.labelguard.core.check;

import static java.util.stream.Collectors.joining;

import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.setup.SettingFault;
import io.labelguard.core.labeling.setup.SettingFaults;
import java.util.List;
import java.util.Optional;

/// LG211: SageMaker refuses the settings of a labeling job, or the job does not work with them.
final class SettingsRefused implements Check {

  /// How many faults a message names; it says how many more there are.
  private static final int MOST_NAMED = 10;

  @Override
  public CheckId id() {
    return CheckId.SETTINGS_REFUSED;
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String summary() {
    return "Flags settings of a labeling job that CreateLabelingJob refuses, or with which the job"
        + " does not work: functions of another account, task type or Region, names and numbers"
        + " that are not allowed.";
  }

  @Override
  public List<Finding> findings(JudgedSituation judged) {
    return judged.situation().judgedJobs().stream().flatMap(job -> finding(job).stream()).toList();
  }

  /// Returns one finding that names all that is wrong with the job's settings.
  Optional<Finding> finding(LabelingJob job) {
    List<SettingFault> faults = SettingFaults.of(job);
    return faults.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Finding.of(this, new About.Job(job.name()))
                .because(message(job, faults))
                .withFix(FixAdvice.none(advice(job))));
  }

  private static String message(LabelingJob job, List<SettingFault> faults) {
    int left = faults.size() - MOST_NAMED;
    return (isRequest(job)
            ? "SageMaker refuses the request for labeling job "
                + job.name()
                + ", or the job does not work: "
            : Wording.sentence(Wording.job(job)) + " has settings that do not work: ")
        + faults.stream().limit(MOST_NAMED).map(SettingFault::sentence).collect(joining(" "))
        + (left <= 0 ? "" : " And " + left + (left == 1 ? " more fault." : " more faults."));
  }

  private static String advice(LabelingJob job) {
    return isRequest(job)
        ? "Correct the request before you send it."
        : "The settings of a job cannot be changed: create a new job with other settings.";
  }

  private static boolean isRequest(LabelingJob job) {
    return job.description().request().isPresent();
  }
}
