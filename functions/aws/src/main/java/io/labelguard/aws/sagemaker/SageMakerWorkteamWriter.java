package io.labelguard.aws.sagemaker;

import io.labelguard.aws.AwsCalls;
import io.labelguard.aws.SingleTry;
import io.labelguard.core.labeling.Workteam;
import io.labelguard.core.labeling.Workteam.PresignConstraint;
import io.labelguard.core.port.write.BucketPolicyWriter.PutResult;
import io.labelguard.core.port.write.WorkteamWriter;
import java.util.Optional;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.IamPolicyConstraints;
import software.amazon.awssdk.services.sagemaker.model.S3Presign;
import software.amazon.awssdk.services.sagemaker.model.UpdateWorkteamRequest;

/// Writes a team's presign constraint with UpdateWorkteam, once.
///
/// The request repeats the members, because no page says that a team keeps members that are left
/// out. It sends both constraints, because no page says what happens to one that is not named. All
/// other fields are left out and stay as they are.
///
/// @see <a
///     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_UpdateWorkteam.html">UpdateWorkteam</a>
public final class SageMakerWorkteamWriter implements WorkteamWriter {

  private final SageMakerClient sageMaker;

  public SageMakerWorkteamWriter(SageMakerClient sageMaker) {
    this.sageMaker = sageMaker;
  }

  @Override
  public PutResult setConstraint(Workteam before, PresignConstraint constraint) {
    Optional<software.amazon.awssdk.services.sagemaker.model.Workteam> now =
        AwsCalls.of(
            "describe work team " + before.name(),
            () -> SageMakerWorkteams.described(sageMaker, before.name()));
    if (now.isEmpty()) {
      return new PutResult.Refused("work team " + before.name() + " is gone");
    }
    if (!WorkteamReader.of(now.get()).equals(before)) {
      return new PutResult.Refused(
          "someone else changed work team %s (last updated %s)"
              .formatted(before.name(), now.get().lastUpdatedDate()));
    }
    UpdateWorkteamRequest request =
        UpdateWorkteamRequest.builder()
            .workteamName(before.name())
            .memberDefinitions(now.get().memberDefinitions())
            .workerAccessConfiguration(access -> access.s3Presign(presign(constraint)))
            .overrideConfiguration(SingleTry.configuration())
            .build();
    return SingleTry.of(() -> sageMaker.updateWorkteam(request));
  }

  private static S3Presign presign(PresignConstraint constraint) {
    return S3Presign.builder()
        .iamPolicyConstraints(
            IamPolicyConstraints.builder()
                .sourceIp(enabled(constraint.sourceIp()))
                .vpcSourceIp(enabled(constraint.vpcSourceIp()))
                .build())
        .build();
  }

  private static String enabled(boolean on) {
    return on ? "Enabled" : "Disabled";
  }
}
