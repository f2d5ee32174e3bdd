package io.labelguard.core.labeling;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.policy.Json;
import io.labelguard.core.policy.Span;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
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

  @Property(tries = 500)
  void readersNeverThrow(@ForAll("documents") Json document) {
    LabelingJob job = LabelingDocuments.labelingJob(document, Optional.empty(), Optional.empty());
    assertThat(job.name()).isNotNull();
    for (String bucket : job.buckets()) {
      assertThat(Needs.groundTruth(job, bucket, Optional.empty(), GroundTruthEndpoints.bundled()))
          .hasSizeGreaterThanOrEqualTo(5);
    }
    assertThat(LabelingDocuments.workteam(document).value().name()).isNotNull();
    assertThat(LabelingDocuments.workforce(document).value().name()).isNotNull();
  }

  @Provide
  Arbitrary<Json> documents() {
    return document(7);
  }

  private static Arbitrary<Json> document(int depth) {
    Arbitrary<Json> scalars =
        Arbitraries.oneOf(
            Arbitraries.of(
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
                    "vpc-0a1b2c3d")
                .map(text -> new Json.Str(text, NOWHERE)),
            Arbitraries.strings().ofMaxLength(12).map(text -> new Json.Str(text, NOWHERE)),
            Arbitraries.of("0", "-1", "1794992400.5", "1e308", "99999999999999999999")
                .map(number -> new Json.Num(number, NOWHERE)),
            Arbitraries.of(true, false).map(bool -> new Json.Bool(bool, NOWHERE)),
            Arbitraries.just(new Json.Null(NOWHERE)));
    if (depth == 0) {
      return scalars;
    }
    Arbitrary<Json> inner = Arbitraries.lazy(() -> document(depth - 1));
    Arbitrary<Json.Member> members =
        Combinators.combine(Arbitraries.of(NAMES), inner)
            .as((name, value) -> new Json.Member(new Json.Str(name, NOWHERE), value));
    Arbitrary<Json> objects = members.list().ofMaxSize(8).map(list -> new Json.Obj(list, NOWHERE));
    Arbitrary<Json> arrays = inner.list().ofMaxSize(3).map(list -> new Json.Arr(list, NOWHERE));
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(5, objects),
        net.jqwik.api.Tuple.of(1, arrays),
        net.jqwik.api.Tuple.of(3, scalars));
  }
}
