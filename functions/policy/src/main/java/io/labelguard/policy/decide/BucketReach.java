package io.labelguard.policy.decide;

import io.labelguard.policy.match.Glob;
import io.labelguard.policy.match.PatternClause;
import io.labelguard.policy.model.Policy;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tells which buckets a policy speaks of.
public final class BucketReach {

  private static final List<String> PARTITIONS = List.of("aws", "aws-cn", "aws-us-gov");
  private static final Pattern NAMED = Pattern.compile("arn:[^:*?]*:s3:::([^/*?$]+)(?:/.*)?");

  private BucketReach() {}

  /// Whether a Resource or NotResource pattern of the policy can match the bucket or an object in
  /// it; a policy variable may have any value.
  public static boolean canMatch(Policy policy, String bucket) {
    return policy.statements().stream()
        .map(
            statement ->
                PatternClause.of(statement.resources(), policy.replacesVariables()).widest())
        .flatMap(resources -> resources.fixed().stream())
        .anyMatch(pattern -> canMatch(pattern, bucket));
  }

  /// Returns the first bucket that a Resource or NotResource names without a wildcard.
  public static Optional<String> firstNamed(Policy policy) {
    return policy.statements().stream()
        .flatMap(statement -> statement.resources().patterns().stream())
        .map(NAMED::matcher)
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1))
        .findFirst();
  }

  private static boolean canMatch(Glob pattern, String bucket) {
    return PARTITIONS.stream()
        .map(partition -> "arn:" + partition + ":s3:::" + bucket)
        .anyMatch(arn -> pattern.matches(arn) || !pattern.startingWith(arn + "/").isEmpty());
  }
}
