package io.labelguard.core.fix.cors;

import io.labelguard.core.check.CorsNeed;
import io.labelguard.core.check.CorsNeed.Misfit;
import io.labelguard.core.labeling.CorsRule;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Plans the one CORS rule that the tasks of live jobs lack at a bucket (LG203).
///
/// S3 takes the first rule that fits a request. So a rule behind all others decides only about
/// requests that none of them fits, and nothing that works changes.
///
/// @see <a
///     href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketCors.html">PutBucketCors</a>
public final class CorsFixPlanner {

  private CorsFixPlanner() {}

  /// Plans for one bucket.
  ///
  /// @param rules its rules; empty where it has none
  /// @param needs of the jobs that may cause a write
  public static CorsFixPlan plan(String bucket, List<CorsRule> rules, List<CorsNeed> needs) {
    List<CorsNeed> here = needs.stream().filter(need -> need.bucket().equals(bucket)).toList();
    List<CorsNeed> unmet = here.stream().filter(need -> need.misfit(rules).isPresent()).toList();
    if (unmet.isEmpty()) {
      return new CorsFixPlan.Nothing();
    }
    CorsFixPlan.Append plan = new CorsFixPlan.Append(rules, CorsNeed.rule(unmet));
    return unknown(bucket, rules)
        .or(() -> misfit(bucket, plan, here))
        .or(() -> CorsLimits.reasonAgainst(bucket, plan.after()))
        .<CorsFixPlan>map(reason -> new CorsFixPlan.NoSafeFix(List.of(reason)))
        .orElse(plan);
  }

  private static Optional<String> unknown(String bucket, List<CorsRule> rules) {
    SortedSet<String> names =
        rules.stream()
            .flatMap(rule -> rule.unknown().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "The CORS rules of bucket "
                + bucket
                + " have elements that this version of Labelguard does not know ("
                + String.join(", ", names)
                + "). To write the rules back would remove them. Append the rule by hand.");
  }

  /// A rule in front may still answer first.
  private static Optional<String> misfit(
      String bucket, CorsFixPlan.Append plan, List<CorsNeed> needs) {
    return needs.stream()
        .flatMap(
            need -> need.misfit(plan.after()).map(misfit -> reason(bucket, need, misfit)).stream())
        .findFirst();
  }

  private static String reason(String bucket, CorsNeed need, Misfit misfit) {
    String why =
        switch (misfit) {
          case NOT_EXPOSED -> "does not expose the header " + CorsNeed.EXPOSED;
          case NONE, NARROWER_ORIGINS -> "does not fit";
        };
    return "An earlier CORS rule of bucket "
        + bucket
        + " answers the browsers of labeling job "
        + need.job().name()
        + " first, and it "
        + why
        + ". A rule that is appended would change nothing. Change that rule by hand.";
  }
}
