package io.labelguard.core.labeling;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.labeling.need.Needs;
import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.Span;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// No document, however odd, makes a reader throw.
class LabelingDocumentsProperties {

  private static final Span NOWHERE = new Span(0, 0);
  private static final List<String> NAMES =
      List.of(
          "LabelingJobName",
          "LabelingJobArn",
          "LabelingJobStatus",
          "RoleArn",
          "CreationTime",
          "InputConfig",
          "DataSource",
          "S3DataSource",
          "ManifestS3Uri",
          "OutputConfig",
          "S3OutputPath",
          "KmsKeyId",
          "HumanTaskConfig",
          "WorkteamArn",
          "UiConfig",
          "LabelingJobAlgorithmsConfig",
          "LabelingJobResourceConfig",
          "VpcConfig",
          "Subnets",
          "Workteam",
          "WorkteamName",
          "WorkerAccessConfiguration",
          "S3Presign",
          "IamPolicyConstraints",
          "SourceIp",
          "Workforce",
          "SourceIpConfig",
          "Cidrs",
          "WorkforceVpcConfig",
          "VpcId",
          "roleArn",
          "x",
          "");

  private static final List<String> TEXTS =
      List.of(
          "",
          "s3://b/k",
          "s3:/b",
          "https://s3.amazonaws.com/b",
          "InProgress",
          "Enabled",
          "arn:aws:sagemaker:us-east-1:111122223333:labeling-job/x",
          "arn:::::",
          "arn:aws:iam::111122223333:role/r",
          "2026-11-18T09:00:00Z",
          "vpc-0a1b2c3d",
          "\ud83d\u0000");
  private static final List<String> NUMBERS =
      List.of("0", "-1", "1794992400.5", "1e308", "99999999999999999999");

  @Property(tries = 1000)
  void readersNeverThrow(@ForAll("documents") Json document) {
    LabelingJob job = LabelingDocuments.labelingJob(document, Optional.empty(), Optional.empty());
    assertThat(job.name()).isNotNull();
    for (String bucket : job.buckets()) {
      assertThat(
              Needs.at(bucket, Optional.empty(), Optional.empty())
                  .groundTruth(job, GroundTruthEndpoints.bundled()))
          .hasSizeGreaterThanOrEqualTo(5);
    }
    assertThat(LabelingDocuments.workteam(document).value().name()).isNotNull();
    assertThat(LabelingDocuments.workforce(document).value().name()).isNotNull();
  }

  @Provide
  Arbitrary<Json> documents() {
    return Arbitraries.longs().map(seed -> document(new Random(seed), 7));
  }

  /// Grown from a seed: arbitraries nested this deep take minutes.
  private static Json document(Random random, int depth) {
    int kind = depth == 0 ? 2 : random.nextInt(6);
    if (kind == 0) {
      return new Json.Arr(some(random, 3, () -> document(random, depth - 1)), NOWHERE);
    }
    return (kind < 3 && depth > 0) || depth > 4
        ? new Json.Obj(some(random, 12, () -> member(random, depth - 1)), NOWHERE)
        : scalar(random);
  }

  private static Json.Member member(Random random, int depth) {
    String name = NAMES.get(random.nextInt(NAMES.size()));
    return new Json.Member(new Json.Str(name, NOWHERE), document(random, depth));
  }

  private static Json scalar(Random random) {
    String text = TEXTS.get(random.nextInt(TEXTS.size()));
    return switch (random.nextInt(8)) {
      case 0 -> new Json.Num(NUMBERS.get(random.nextInt(NUMBERS.size())), NOWHERE);
      case 1 -> new Json.Bool(random.nextBoolean(), NOWHERE);
      case 2 -> new Json.Null(NOWHERE);
      case 3 -> new Json.Str(text.substring(0, random.nextInt(text.length() + 1)), NOWHERE);
      default -> new Json.Str(text, NOWHERE);
    };
  }

  private static <T> List<T> some(Random random, int most, Supplier<T> item) {
    return Stream.generate(item).limit(random.nextInt(most + 1)).toList();
  }
}
