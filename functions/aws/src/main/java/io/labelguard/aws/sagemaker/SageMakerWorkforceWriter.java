package io.labelguard.aws.sagemaker;

import io.labelguard.aws.SingleTry;
import io.labelguard.core.labeling.Workforce;
import io.labelguard.core.port.write.BucketPolicyWriter.PutResult;
import io.labelguard.core.port.write.WorkforceWriter;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.UpdateWorkforceRequest;

/// Writes a workforce's SourceIpConfig with UpdateWorkforce, once. All other fields are left out
/// and stay as they are.
///
/// @see <a
///     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_UpdateWorkforce.html">UpdateWorkforce</a>
public final class SageMakerWorkforceWriter implements WorkforceWriter {

  private final SageMakerClient sageMaker;

  public SageMakerWorkforceWriter(SageMakerClient sageMaker) {
    this.sageMaker = sageMaker;
  }

  @Override
  public PutResult setCidrs(Workforce before, List<String> cidrs) {
    Optional<Workforce> now = SageMakerWorkteams.onlyWorkforce(sageMaker);
    if (!now.equals(Optional.of(before))) {
      return new PutResult.Refused(
          now.map(
                  changed ->
                      "someone else changed workforce %s (last updated %s)"
                          .formatted(
                              before.name(),
                              changed.lastUpdated().map(Object::toString).orElse("unknown")))
              .orElseGet(() -> "workforce " + before.name() + " is gone"));
    }
    UpdateWorkforceRequest request =
        UpdateWorkforceRequest.builder()
            .workforceName(before.name())
            .sourceIpConfig(config -> config.cidrs(cidrs))
            .overrideConfiguration(SingleTry.configuration())
            .build();
    return SingleTry.of(() -> sageMaker.updateWorkforce(request));
  }
}
