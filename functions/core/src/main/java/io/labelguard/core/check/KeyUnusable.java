package io.labelguard.core.check;

import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.key.JobKey;
import io.labelguard.core.labeling.key.KeyDoubt;
import io.labelguard.core.labeling.key.KeyFault;
import io.labelguard.core.labeling.key.KeyJudgement;
import io.labelguard.core.labeling.key.KeyUse;
import io.labelguard.core.labeling.key.KmsKeyState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// LG206: a live job cannot use a KMS key that it needs. A key that is still created leaves it open
/// (LG801).
///
/// @see <a
///     href="https://docs.aws.amazon.com/sagemaker/latest/dg/sms-security-permission.html">Encrypt
///     output data and storage volume with AWS KMS</a>
final class KeyUnusable implements Check {

  @Override
  public CheckId id() {
    return CheckId.KEY_UNUSABLE;
  }

  @Override
  public Severity severity() {
    return Severity.CRITICAL;
  }

  @Override
  public String summary() {
    return "Flags a KMS key of a live job that is missing, in a state in which it cannot be used,"
        + " of another Region or kind, or that the execution role may not use.";
  }

  @Override
  public List<Finding> findings(JudgedSituation judged) {
    Situation situation = judged.situation();
    List<Finding> findings = new ArrayList<>();
    for (LabelingJob job : situation.judgedJobs()) {
      byResource(job, situation)
          .forEach(
              (resource, of) -> {
                faults(job, resource, of, situation).ifPresent(findings::add);
                notReady(job, resource, of).ifPresent(findings::add);
              });
    }
    return findings;
  }

  /// One key may serve as several of a job's.
  private static Map<String, List<KeyJudgement>> byResource(LabelingJob job, Situation situation) {
    Map<String, List<KeyJudgement>> all = new LinkedHashMap<>();
    for (KeyJudgement one : KeyReview.of(job, situation)) {
      all.computeIfAbsent(KeyReview.resource(one.key(), situation), _ -> new ArrayList<>())
          .add(one);
    }
    return all;
  }

  private Optional<Finding> faults(
      LabelingJob job, String resource, List<KeyJudgement> judged, Situation situation) {
    List<Fault> faults =
        judged.stream()
            .flatMap(one -> one.faults().stream().map(fault -> new Fault(one.key(), fault)))
            .toList();
    if (faults.isEmpty()) {
      return Optional.empty();
    }
    KeyWording words = new KeyWording(job, resource, situation);
    return Optional.of(
        Finding.of(this, about(job, resource, faults.stream().map(Fault::key).toList()))
            .as(faults.stream().map(Fault::severity).min(Comparator.naturalOrder()).orElseThrow())
            .because(new Finding.Evidence(actions(faults), List.of(), List.of()), words.of(faults))
            .withFix(FixAdvice.none(KeyAdvice.of(faults, job, resource))));
  }

  private static List<String> actions(List<Fault> faults) {
    return faults.stream().flatMap(fault -> fault.actions().stream()).distinct().sorted().toList();
  }

  private Optional<Finding> notReady(LabelingJob job, String resource, List<KeyJudgement> judged) {
    List<JobKey> keys =
        judged.stream()
            .filter(one -> one.doubts().contains(new KeyDoubt.NotReady(KmsKeyState.CREATING)))
            .map(KeyJudgement::key)
            .toList();
    return keys.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Finding.Subject(
                    CheckId.CANNOT_TELL,
                    Severity.MEDIUM,
                    Consequence.of(CheckId.CANNOT_TELL),
                    about(job, resource, keys))
                .because(
                    "Cannot decide whether "
                        + Wording.job(job)
                        + " can use KMS key "
                        + resource
                        + ": KMS still creates the key, and it works only when that is done. Look"
                        + " again with aws kms describe-key.")
                .withFix(FixAdvice.none()));
  }

  private static About about(LabelingJob job, String resource, List<JobKey> keys) {
    List<AccessPath> paths = keys.stream().map(key -> path(key.use())).distinct().toList();
    return new About.Dependency(
        job.name(), resource, paths.size() == 1 ? Optional.of(paths.getFirst()) : Optional.empty());
  }

  private static AccessPath path(KeyUse use) {
    return switch (use) {
      case OUTPUT, INPUT, OUTPUT_TOPIC, QUEUE -> AccessPath.GROUND_TRUTH;
      case VOLUME -> AccessPath.AUTOMATED_LABELING;
    };
  }

  /// A fault of a key in one of its uses.
  record Fault(JobKey key, KeyFault fault) {

    /// The default key of an input bucket need not be that of its objects, and only automated
    /// labeling has volumes: a denial there is high at most.
    Severity severity() {
      return switch (fault) {
        case KeyFault.Missing _,
            KeyFault.InState _,
            KeyFault.NotSymmetric _,
            KeyFault.Elsewhere _ ->
            Severity.CRITICAL;
        case KeyFault.Denied denied when !denied.essential() -> Severity.LOW;
        case KeyFault.Denied denied ->
            denied.cause().explicit() && key.use() == KeyUse.OUTPUT
                ? Severity.CRITICAL
                : Severity.HIGH;
      };
    }

    List<String> actions() {
      return fault instanceof KeyFault.Denied denied ? List.copyOf(denied.actions()) : List.of();
    }
  }
}
