package io.labelguard.core.labeling.setup;

import static java.util.stream.Collectors.toSet;

import io.labelguard.core.labeling.JobRequest;
import io.labelguard.core.labeling.LabelingJob;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Finds the settings of a labeling job with which SageMaker refuses it, or it does not work.
public final class SettingFaults {

  private SettingFaults() {}

  /// Returns the faults, the most important first. Of a job whose request SageMaker has accepted,
  /// only Regions and functions are judged.
  public static List<SettingFault> of(LabelingJob job) {
    List<SettingFault> faults = new ArrayList<>(new FunctionFaults(job).faults());
    faults.addAll(NamedArns.elsewhere(job));
    job.description().request().ifPresent(request -> addRefused(faults, job, request));
    return List.copyOf(faults);
  }

  /// Returns the ARNs of functions with a name as Ground Truth's own have, of which it is not known
  /// whether they are Ground Truth's.
  public static List<String> undecidedFunctions(LabelingJob job) {
    return new FunctionFaults(job).undecided();
  }

  /// Returns the settings that a request must have and that this one has not.
  public static List<String> missing(LabelingJob job) {
    return job.description().request().map(RequestFaults::missing).orElse(List.of());
  }

  /// The model says again what is said of a setting already.
  private static void addRefused(List<SettingFault> faults, LabelingJob job, JobRequest request) {
    faults.addAll(NamedArns.unfit(job));
    LabelAttribute.fault(job, request).ifPresent(faults::add);
    Set<String> named = faults.stream().map(SettingFault::member).collect(toSet());
    RequestFaults.of(request).stream()
        .filter(fault -> !named.contains(fault.member()))
        .forEach(faults::add);
  }
}
