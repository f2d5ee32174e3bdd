package io.labelguard.policy.lint;

import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.Pointer;
import io.labelguard.policy.json.Quoted;
import io.labelguard.policy.lint.StrictValues.Text;
import io.labelguard.policy.model.LintRule;
import io.labelguard.policy.read.ProblemLog;
import io.labelguard.policy.value.ArnText;
import io.labelguard.policy.value.Arns;
import io.labelguard.policy.value.Wildcards;
import java.util.Optional;
import java.util.Set;

/// What holds for Resource and NotResource.
///
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html">Resource</a>
/// @see <a
///     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/security_iam_service-with-iam.html">How
///     Amazon S3 works with IAM</a>
final class ResourceRules {

  // Relatives of S3 whose ARNs have a Region and an account; only their first components are
  // judged.
  private static final Set<String> RELATIVES =
      Set.of("s3express", "s3-outposts", "s3-object-lambda", "s3tables", "s3vectors");

  private final ProblemLog problems;
  private final StrictValues values;
  private final VariableRules variables;
  private final BucketRules buckets;

  ResourceRules(
      ProblemLog problems, StrictValues values, VariableRules variables, BucketRules buckets) {
    this.problems = problems;
    this.values = values;
    this.variables = variables;
    this.buckets = buckets;
  }

  void check(Pointer at, Json value) {
    for (Text text : values.texts(at, value)) {
      Optional<ArnText> arn = ArnText.parse(text.value());
      Optional<String> reason =
          arn.isEmpty() ? Optional.of(whyNoArn(text.value())) : whyMalformed(arn.get());
      if (reason.isPresent()) {
        problems.error(text.at(), text.span(), Quoted.text(text.value()) + " " + reason.get());
      } else {
        variables.check(text.at(), text.span(), text.value());
        note(text, arn.orElseThrow());
      }
    }
  }

  private void note(Text text, ArnText arn) {
    if (!arn.service().equals("s3")) {
      return;
    }
    if (isBucketArn(arn)) {
      String resource = variables.widened(arn.resource());
      int slash = resource.indexOf('/');
      buckets.add(text, slash < 0 ? resource : resource.substring(0, slash));
    } else {
      problems.warning(
          LintRule.ACCESS_POINT_AS_RESOURCE,
          text.at(),
          text.span(),
          Quoted.text(text.value())
              + " is an access point: a bucket policy is compared with the ARN of the bucket; write"
              + " that, and a condition on s3:DataAccessPointArn");
    }
  }

  private static String whyNoArn(String text) {
    return text.equals("*")
        ? "names no bucket: write the bucket's ARN, and that of its objects"
        : "is not an ARN: write one such as arn:aws:s3:::amzn-s3-demo-bucket/*";
  }

  private static Optional<String> whyMalformed(ArnText arn) {
    if (!arn.prefix().equals("arn")) {
      return Optional.of("is not an ARN: it must start with \"arn:\"");
    }
    if (!Wildcards.any(arn.partition()) && !Arns.isPartition(arn.partition())) {
      return Optional.of(
          "does not name a partition of AWS: after \"arn:\" write aws, aws-cn or aws-us-gov");
    }
    if (RELATIVES.contains(arn.service())) {
      return Optional.empty();
    }
    if (!arn.service().equals("s3")) {
      return Optional.of("is not a resource of S3: write an ARN such as arn:aws:s3:::bucket/*");
    }
    if (isAccessPoint(arn)) {
      return Optional.empty();
    }
    if (!canBeEmpty(arn.region()) || !canBeEmpty(arn.account())) {
      return Optional.of(
          "names a Region or an account, which a bucket's ARN has not: write three colons"
              + " before the bucket");
    }
    return whyNoBucket(arn.resource());
  }

  private static Optional<String> whyNoBucket(String resource) {
    if (resource.isEmpty() || resource.startsWith("/")) {
      return Optional.of("names no bucket: write its name after the colons");
    }
    int slash = resource.indexOf('/');
    String bucket = slash < 0 ? resource : resource.substring(0, slash);
    return bucket.chars().anyMatch(c -> Character.isWhitespace(c) || c == ':')
            && !bucket.contains("${")
        ? Optional.of("names no bucket: a bucket's name has neither spaces nor colons")
        : Optional.empty();
  }

  private static boolean isBucketArn(ArnText arn) {
    return canBeEmpty(arn.region()) && canBeEmpty(arn.account()) && !isAccessPoint(arn);
  }

  private static boolean isAccessPoint(ArnText arn) {
    return arn.resource().startsWith("accesspoint/") && !arn.account().isEmpty();
  }

  private static boolean canBeEmpty(String component) {
    return component.chars().allMatch(c -> c == '*');
  }
}
