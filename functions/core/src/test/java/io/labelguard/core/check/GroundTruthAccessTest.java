package io.labelguard.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.labeling.LabelingJob;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What conditions on a Deny of everything do to a running job's own access: the forms that occur
/// in customers' policies, the traps of AWS's pages among them.
class GroundTruthAccessTest {

  private static final Map<String, String> NAMES =
      Map.of(
          "$GT", "\"vpce-08408e335ebf95b40\"",
          "$EU", "\"vpce-0788e7ed8628e595d\"",
          "$OWN", "\"vpce-0c1d2e3f4a5b60789\"",
          "$VPC", "\"vpc-0a1b2c3d4e5f60718\"",
          "$ROLE", "\"arn:aws:iam::111122223333:role/service-role/Gt\"",
          "$BARE", "\"arn:aws:iam::111122223333:role/Gt\"",
          "$SESSION", "\"arn:aws:sts::111122223333:assumed-role/Gt/s\"");

  private static final List<CheckId> CHECKS =
      List.of(CheckId.GROUND_TRUTH_DENIED, CheckId.CANNOT_TELL);
  private static final LabelingJob JOB = Given.job("cats", "b", "b");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // the seed page's three forms, made JSON, and the new page's
        "ok     | 'ForAllValues:StringNotEquals': {'aws:sourceVpce': [$VPC, $OWN, $GT]}",
        "ok     | 'ForAllValues:StringNotEquals': {'aws:SourceVpc': [$VPC], 'aws:sourceVpce':"
            + " [$OWN, $GT]}",
        "ok     | 'ForAllValues:StringNotEquals': {'aws:PrincipalArn': [$ROLE], 'aws:SourceVpc':"
            + " [$VPC], 'aws:sourceVpce': [$OWN]}",
        "ok     | 'StringNotEquals': {'aws:SourceVpc': $VPC, 'aws:sourceVpce': [$OWN, $GT]}",
        // without the endpoint
        "denied | 'ForAllValues:StringNotEquals': {'aws:sourceVpce': [$VPC, $OWN]}",
        "denied | 'StringNotEquals': {'aws:SourceVpce': $OWN}",
        "denied | 'StringNotEquals': {'AWS:SOURCEVPCE': [$OWN]}",
        "denied | 'StringNotEqualsIfExists': {'aws:SourceVpce': $OWN}",
        "denied | 'StringNotLike': {'aws:SourceVpce': $OWN}",
        "ok     | 'StringNotLike': {'aws:SourceVpce': 'vpce-*'}",
        "ok     | 'StringNotLike': {'aws:SourceVpce': 'vpce-08408e335ebf95b4?'}",
        "denied | 'StringNotEquals': {'aws:SourceVpce': 'vpce-*'}",
        "ok     | 'StringNotEquals': {'aws:SourceVpce': [$OWN, $GT]}",
        "denied | 'StringNotEquals': {'aws:SourceVpce': [$OWN, $EU]}",
        // ForAnyValue lets requests without the key through, not these
        "denied | 'ForAnyValue:StringNotEquals': {'aws:SourceVpce': $OWN}",
        "ok     | 'ForAnyValue:StringNotEquals': {'aws:SourceIp': '198.51.100.7'}",
        "denied | 'ForAllValues:StringNotEquals': {'aws:SourceIp': '198.51.100.7'}",
        // the VPC, whose id no customer knows
        "denied | 'StringNotEquals': {'aws:SourceVpc': $VPC}",
        "open   | 'StringNotLike': {'aws:SourceVpc': 'vpc-0*'}",
        "ok     | 'StringEquals': {'aws:SourceVpc': $VPC}",
        "denied | 'ArnNotEquals': {'aws:SourceVpcArn':"
            + " 'arn:aws:ec2:us-east-1:111122223333:vpc/vpc-0a1b2c3d4e5f60718'}",
        "denied | 'StringNotEquals': {'aws:VpceOrgID': 'o-a1b2c3d4e5'}",
        "denied | 'StringNotEquals': {'aws:VpceAccount': '111122223333'}",
        // addresses
        "denied | 'NotIpAddress': {'aws:SourceIp': '198.51.100.0/24'}",
        "denied | 'NotIpAddressIfExists': {'aws:SourceIp': '198.51.100.0/24'}",
        "denied | 'NotIpAddress': {'aws:SourceIp': '0.0.0.0/0'}",
        "ok     | 'IpAddress': {'aws:SourceIp': '0.0.0.0/0'}",
        "ok     | 'NotIpAddress': {'aws:SourceIp': '198.51.100.0/24'}, 'StringNotEquals':"
            + " {'aws:SourceVpce': $GT}",
        "open   | 'NotIpAddress': {'aws:VpcSourceIp': '10.0.0.0/8'}",
        "ok     | 'Null': {'aws:SourceVpce': 'true'}",
        "denied | 'Null': {'aws:SourceIp': 'true'}",
        // who calls
        "ok     | 'ArnNotEquals': {'aws:PrincipalArn': $ROLE}",
        "ok     | 'StringNotLike': {'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/*'}",
        "denied | 'ArnNotEquals': {'aws:PrincipalArn': $BARE}",
        "denied | 'ArnNotEquals': {'aws:PrincipalArn': $SESSION}",
        "ok     | 'StringNotEquals': {'aws:PrincipalAccount': '111122223333'}",
        "denied | 'StringNotEquals': {'aws:PrincipalAccount': '444455556666'}",
        "denied | 'Bool': {'aws:PrincipalIsAWSService': 'false'}",
        "denied | 'BoolIfExists': {'aws:ViaAWSService': false}",
        "denied | 'Null': {'aws:CalledVia': true}",
        "ok     | 'Bool': {'aws:SecureTransport': 'false'}",
        "denied | 'StringNotEqualsIfExists': {'aws:SourceAccount': '111122223333'}",
        "denied | 'StringNotLike': {'aws:userid': ['AIDA*', '111122223333']}",
        "open   | 'StringNotLike': {'aws:userid': 'AROAEXAMPLEID:*'}",
        "ok     | 'NumericGreaterThan': {'s3:signatureAge': 600000}",
        "open   | 'StringNotEquals': {'aws:PrincipalOrgID': 'o-a1b2c3d4e5'}",
        "open   | 'StringNotEquals': {'aws:PrincipalTag/project': 'labels'}",
        "open   | 'StringEquals': {'aws:PrincipalTag/project': '${aws:PrincipalTag/team}'}",
        // the two sides together
        "denied | 'StringNotEquals': {'aws:SourceVpc': $VPC}, 'Bool': {'aws:ViaAWSService':"
            + " 'false'}",
        "open   | 'StringNotEquals': {'aws:SourceVpc': $VPC, 'aws:PrincipalOrgID': 'o-a1b2c3d4e5'}",
      })
  void aDenyUnderThisCondition(String outcome, String condition) {
    List<Finding> findings = run(statement("Deny", condition));
    assertThat(findings.stream().map(Finding::check).filter(CHECKS::contains).toList())
        .isEqualTo(
            switch (outcome) {
              case "denied" -> List.of(CheckId.GROUND_TRUTH_DENIED);
              case "open" -> List.of(CheckId.CANNOT_TELL);
              default -> List.of();
            });
    assertThat(findings)
        .filteredOn(finding -> CHECKS.contains(finding.check()))
        .allSatisfy(finding -> assertThat(finding.actions()).hasSize(5));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "s3:AbortMultipartUpload s3:GetObject s3:PutObject | 's3:*' | 'arn:aws:s3:::b/*'",
        "s3:GetBucketLocation s3:ListBucket | 's3:*' | 'arn:aws:s3:::b'",
        "s3:GetObject | 's3:getobject' | 'arn:aws:s3:::b*'",
        "s3:GetBucketLocation s3:GetObject | ['s3:Get*', 's3:DeleteObject'] | '*'",
        "s3:GetObject | 's3:GetObject' | 'arn:aws:s3:::b/m'",
        "s3:GetObject | 's3:GetObject' | 'arn:aws:s3:::b/out/cats/*'",
        "s3:AbortMultipartUpload s3:PutObject | ['s3:PutObject', 's3:AbortMultipartUpload'] |"
            + " 'arn:aws:s3:::b/out/*'",
        "`` | 's3:ListBucket' | 'arn:aws:s3:::b/*'",
        "`` | 's3:GetObject' | 'arn:aws:s3:::b'",
        "`` | 's3:GetObject' | 'arn:aws:s3:::bb/*'",
        "`` | 's3:GetObject' | 'arn:aws:s3:::b/other/*'",
        "`` | 's3:GetObject' | 'arn:aws-cn:s3:::b/*'",
        "`` | 's3:DeleteObject' | 'arn:aws:s3:::b/*'",
      })
  void exactlyTheActionsThatTheStatementCoversAreNamed(
      String actions, String action, String resource) {
    List<Finding> findings =
        run(
            "{'Effect': 'Deny', 'Principal': '*', 'Action': "
                + action
                + ", 'Resource': "
                + resource
                + "}");
    assertThat(
            findings.stream()
                .flatMap(finding -> finding.actions().stream())
                .collect(Collectors.joining(" ")))
        .isEqualTo(actions);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "true  | 'Principal': {'AWS': '*'}",
        "true  | 'Principal': {'AWS': '111122223333'}",
        "true  | 'Principal': {'AWS': ['arn:aws:iam::111122223333:role/service-role/Gt']}",
        "false | 'Principal': {'AWS': 'arn:aws:iam::111122223333:role/Gt'}",
        "false | 'Principal': {'AWS': '444455556666'}",
        "false | 'Principal': {'AWS': 'AROAEXAMPLEROLE000001'}",
        "false | 'Principal': {'Service': 'sagemaker.amazonaws.com'}",
        "true  | 'NotPrincipal': {'AWS': '444455556666'}",
        "true  | 'NotPrincipal': {'Service': 'sagemaker.amazonaws.com'}",
      })
  void aDenyForThesePrincipals(boolean denied, String principal) {
    List<Finding> findings =
        run("{'Effect': 'Deny', " + principal + ", 'Action': 's3:*', 'Resource': '*'}");
    assertThat(findings.stream().map(Finding::check))
        .isEqualTo(denied ? List.of(CheckId.GROUND_TRUTH_DENIED) : List.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'NotAction': 's3:GetObject', 'Resource': '*' | 4",
        "'NotAction': 's3:*', 'Resource': '*' | 0",
        "'Action': 's3:*', 'NotResource': 'arn:aws:s3:::b/*' | 2",
        "'Action': 's3:*', 'NotResource': ['arn:aws:s3:::b', 'arn:aws:s3:::b/*'] | 0",
      })
  void complementsAreComplements(String elements, int actions) {
    List<Finding> findings = run("{'Effect': 'Deny', 'Principal': '*', " + elements + "}");
    assertThat(findings.stream().mapToInt(finding -> finding.actions().size()).sum())
        .isEqualTo(actions);
  }

  private static String statement(String effect, String condition) {
    return "{'Effect': '%s', 'Principal': '*', 'Action': 's3:*', 'Resource': ['arn:aws:s3:::b',"
            .formatted(effect)
        + " 'arn:aws:s3:::b/*'], 'Condition': {"
        + condition
        + "}}";
  }

  private static List<Finding> run(String statement) {
    String text = statement;
    for (Map.Entry<String, String> name : new TreeMap<>(NAMES).entrySet()) {
      text = text.replace(name.getKey(), name.getValue());
    }
    return Checks.run(
        new JudgedSituation(
            Given.situation(List.of(Given.bucket("b", Given.statements(text))), List.of(JOB))));
  }
}
