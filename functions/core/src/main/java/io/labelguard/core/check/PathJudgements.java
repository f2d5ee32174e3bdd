package io.labelguard.core.check;

import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Need;
import io.labelguard.core.labeling.Needs;
import io.labelguard.core.labeling.Workforce;
import io.labelguard.policy.decide.PolicyEvaluator;
import io.labelguard.policy.model.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// Decides the needs of every live job at every bucket whose policy is known.
final class PathJudgements {

  private PathJudgements() {}

  /// Ground Truth's own path.
  static List<PathJudgement> groundTruth(Situation situation) {
    return judge(
        situation,
        AccessPath.GROUND_TRUTH,
        (job, bucket) ->
            Needs.groundTruth(job, bucket.name(), bucket.owner(), situation.endpoints()));
  }

  /// The workers' path: judged only where the workforce is known and the team is private.
  static List<PathJudgement> workers(Situation situation) {
    Optional<Workforce> workforce = situation.workforce();
    if (workforce.isEmpty()) {
      return List.of();
    }
    return judge(
        situation,
        AccessPath.WORKERS,
        (job, bucket) ->
            situation.hasPrivateTeam(job)
                ? Needs.workers(job, bucket.name(), bucket.owner(), workforce.get())
                : List.of());
  }

  private static List<PathJudgement> judge(
      Situation situation, AccessPath path, BiFunction<LabelingJob, Bucket, List<Need>> needs) {
    List<PathJudgement> judged = new ArrayList<>();
    for (Bucket bucket : situation.buckets()) {
      Optional<Policy> policy = bucket.policy().toJudgeBy();
      if (policy.isEmpty()) {
        continue;
      }
      PolicyEvaluator evaluator = new PolicyEvaluator(policy.get());
      boolean stale = bucket.policy() instanceof BucketPolicyState.LockedOut;
      for (LabelingJob job : situation.liveJobsAt(bucket.name())) {
        List<JudgedNeed> decided =
            needs.apply(job, bucket).stream()
                .map(need -> PresignedSpelling.decide(evaluator, policy.get(), need))
                .toList();
        judged.add(new PathJudgement(bucket, policy.get(), stale, job, path, decided));
      }
    }
    return judged;
  }
}
