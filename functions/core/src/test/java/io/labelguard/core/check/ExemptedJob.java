package io.labelguard.core.check;

import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Workteam;
import io.labelguard.core.labeling.Workteam.PresignConstraint;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A job of a private team at bucket `b`, whose policy may exempt the execution role.
final class ExemptedJob {

  static final String TEAM = "arn:aws:sagemaker:us-east-1:111122223333:workteam/private-crowd/t";

  static final String EXEMPT =
      "'StringNotEquals': {'aws:SourceVpce': $OWN}, 'ArnNotLike': {'aws:PrincipalArn': $ROLE}";

  private static final Map<String, String> NAMES =
      Map.of(
          "$OWN", "'vpce-0c1d2e3f4a5b60789'",
          "$VPC", "'vpc-0a1b2c3d4e5f60718'",
          "$ROLE", "'arn:aws:iam::111122223333:role/service-role/Gt'",
          "$BARE", "'arn:aws:iam::111122223333:role/Gt'",
          "$ANY", "'arn:aws:iam::111122223333:role/*'",
          "$OFFICE", "['203.0.113.0/24', '1.0.0.0/8']");

  private ExemptedJob() {}

  static List<Finding> links(Situation situation) {
    return Checks.run(new JudgedSituation(situation)).stream()
        .filter(finding -> finding.check() == CheckId.LINKS_OPEN_ANYWHERE)
        .toList();
  }

  static Situation situation(String... statements) {
    return Given.situation(
        List.of(Given.bucket("b", Given.statements(statements))),
        List.of(job(TEAM, "InProgress")),
        List.of(team(TEAM, PresignConstraint.NONE)),
        Optional.empty());
  }

  static Situation situation(LabelingJob job, Workteam... teams) {
    return Given.situation(
        List.of(Given.bucket("b", Given.statements(deny("'s3:*'", "arn:aws:s3:::b/*", EXEMPT)))),
        List.of(job),
        List.of(teams),
        Optional.empty());
  }

  static Workteam team(String arn, PresignConstraint constraint) {
    return Workteam.of(
        arn.substring(arn.lastIndexOf('/') + 1),
        Optional.of(arn),
        Workteam.Kind.ofArn(arn),
        constraint);
  }

  static LabelingJob job(String team, String status) {
    return Given.job(text(team, status));
  }

  static String text(String team, String status) {
    return """
    {'LabelingJobName': 'cats', 'LabelingJobStatus': '%s',
     'LabelingJobArn': 'arn:aws:sagemaker:us-east-1:111122223333:labeling-job/cats',
     'RoleArn': 'arn:aws:iam::111122223333:role/service-role/Gt',
     'InputConfig': {'DataSource': {'S3DataSource': {'ManifestS3Uri': 's3://b/folder/m'}}},
     'OutputConfig': {'S3OutputPath': 's3://b/out/'},
     'HumanTaskConfig': {'WorkteamArn': '%s'}}
    """
        .formatted(status, team);
  }

  static String deny(String action, String resource, String conditions) {
    String named = conditions;
    for (Map.Entry<String, String> name : NAMES.entrySet()) {
      named = named.replace(name.getKey(), name.getValue());
    }
    return """
    {'Effect': 'Deny', 'Principal': '*', 'Action': %s, 'Resource': '%s', 'Condition': {%s}}
    """
        .formatted(action, resource, named);
  }
}
