package io.labelguard.aws.sagemaker;

import io.labelguard.core.labeling.Workforce;
import io.labelguard.core.labeling.Workteam.Kind;
import io.labelguard.core.labeling.Workteam.PresignConstraint;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sagemaker.model.IamPolicyConstraints;
import software.amazon.awssdk.services.sagemaker.model.S3Presign;
import software.amazon.awssdk.services.sagemaker.model.SourceIpConfig;
import software.amazon.awssdk.services.sagemaker.model.WorkerAccessConfiguration;
import software.amazon.awssdk.services.sagemaker.model.WorkforceIpAddressType;
import software.amazon.awssdk.services.sagemaker.model.Workteam;

/// Turns SageMaker's team and workforce into those of the core.
public final class WorkteamReader {

  /// The fields of a team that the core has by name, and the one that every write changes.
  private static final Set<String> TEAM_FIELDS =
      Set.of("WorkteamName", "WorkteamArn", "WorkerAccessConfiguration", "LastUpdatedDate");

  private static final Set<String> WORKFORCE_FIELDS =
      Set.of("WorkforceName", "WorkforceArn", "SourceIpConfig", "Status", "LastUpdatedDate");

  private WorkteamReader() {}

  /// Returns a team.
  public static io.labelguard.core.labeling.Workteam of(Workteam team) {
    Optional<String> arn = Optional.ofNullable(team.workteamArn());
    return new io.labelguard.core.labeling.Workteam(
        team.workteamName() == null ? "" : team.workteamName(),
        arn,
        arn.map(Kind::ofArn).orElse(Kind.PRIVATE),
        constraint(team),
        Optional.ofNullable(team.lastUpdatedDate()),
        otherFields(team, TEAM_FIELDS));
  }

  /// Returns a workforce.
  public static Workforce of(software.amazon.awssdk.services.sagemaker.model.Workforce workforce) {
    return new Workforce(
        workforce.workforceName() == null ? "" : workforce.workforceName(),
        Optional.ofNullable(workforce.workforceArn()),
        Optional.ofNullable(workforce.sourceIpConfig())
            .map(SourceIpConfig::cidrs)
            .orElse(List.of()),
        Optional.ofNullable(workforce.workforceVpcConfig())
            .filter(vpc -> vpc.vpcId() != null && !vpc.vpcId().isBlank())
            .map(vpc -> new Workforce.Vpc(vpc.vpcId(), Optional.ofNullable(vpc.vpcEndpointId()))),
        workforce.ipAddressType() == WorkforceIpAddressType.DUALSTACK,
        Optional.ofNullable(workforce.statusAsString()),
        Optional.ofNullable(workforce.lastUpdatedDate()),
        otherFields(workforce, WORKFORCE_FIELDS));
  }

  /// Reads the constraint. An absent, null or empty configuration means none, like `Disabled`.
  private static PresignConstraint constraint(Workteam team) {
    Optional<IamPolicyConstraints> constraints =
        Optional.ofNullable(team.workerAccessConfiguration())
            .map(WorkerAccessConfiguration::s3Presign)
            .map(S3Presign::iamPolicyConstraints);
    return new PresignConstraint(
        constraints
            .map(IamPolicyConstraints::sourceIpAsString)
            .filter("Enabled"::equals)
            .isPresent(),
        constraints
            .map(IamPolicyConstraints::vpcSourceIpAsString)
            .filter("Enabled"::equals)
            .isPresent());
  }

  private static TreeMap<String, String> otherFields(SdkPojo pojo, Set<String> own) {
    TreeMap<String, String> fields = new TreeMap<>();
    for (SdkField<?> field : pojo.sdkFields()) {
      String text = CanonicalSdkText.of(field.getValueOrDefault(pojo));
      if (!own.contains(field.memberName()) && !text.isEmpty()) {
        fields.put(field.memberName(), text);
      }
    }
    return fields;
  }
}
