package io.labelguard.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.RoleFacts;
import io.labelguard.core.labeling.Workforce;
import io.labelguard.core.labeling.Workteam;
import io.labelguard.core.labeling.Workteam.PresignConstraint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which conditions on a Deny of everything exempt the execution role, so that a leaked link of its
/// signature opens from anywhere; and for which jobs and teams that is said.
class LinksOpenAnywhereTest {

  private static final String TEAM =
      "arn:aws:sagemaker:us-east-1:111122223333:workteam/private-crowd/t";
  private static final String VENDOR =
      "arn:aws:sagemaker:us-east-1:444455556666:workteam/vendor-crowd/t";
  private static final String PUBLIC =
      "arn:aws:sagemaker:us-east-1:394669845002:workteam/public-crowd/default";

  private static final String EXEMPT =
      "'StringNotEquals': {'aws:SourceVpce': $OWN}, 'ArnNotLike': {'aws:PrincipalArn': $ROLE}";

  private static final Map<String, String> NAMES =
      Map.of(
          "$OWN", "'vpce-0c1d2e3f4a5b60789'",
          "$VPC", "'vpc-0a1b2c3d4e5f60718'",
          "$ROLE", "'arn:aws:iam::111122223333:role/service-role/Gt'",
          "$BARE", "'arn:aws:iam::111122223333:role/Gt'",
          "$ANY", "'arn:aws:iam::111122223333:role/*'",
          "$OFFICE", "['203.0.113.0/24', '1.0.0.0/8']");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // exempted, in each form of the operators
        "found | 'StringNotEquals': {'aws:SourceVpce': $OWN, 'aws:PrincipalArn': $ROLE}",
        "found | 'StringNotEquals': {'aws:SourceVpce': $OWN, 'AWS:PRINCIPALARN': [$BARE, $ROLE]}",
        "found | 'StringNotLike': {'aws:SourceVpce': $OWN, 'aws:PrincipalArn': $ANY}",
        "found | 'StringNotEquals': {'aws:SourceVpc': $VPC}, 'ArnNotLike': {'aws:PrincipalArn':"
            + " $ROLE}",
        "found | 'StringNotEquals': {'aws:SourceVpc': $VPC}, 'ArnNotLike': {'aws:PrincipalArn':"
            + " $ANY}",
        "found | 'StringNotEquals': {'aws:SourceVpce': $OWN}, 'ArnNotEqualsIfExists':"
            + " {'aws:PrincipalArn': $ROLE}",
        "found | 'ForAllValues:StringNotEquals': {'aws:PrincipalArn': [$ROLE], 'aws:SourceVpc':"
            + " [$VPC], 'aws:sourceVpce': [$OWN]}",
        "found | 'StringNotEquals': {'aws:SourceVpce': $OWN}, 'ArnNotLike': {'aws:PrincipalArn':"
            + " 'arn:aws:iam::${aws:PrincipalAccount}:role/service-role/Gt'}",
        // by address, by the account of the endpoint, by a positive operator
        "found | 'NotIpAddress': {'aws:SourceIp': $OFFICE}, 'ArnNotLike': {'aws:PrincipalArn':"
            + " $ROLE}",
        "found | 'NotIpAddress': {'aws:VpcSourceIp': '10.0.0.0/8'}, 'ArnNotLike':"
            + " {'aws:PrincipalArn': $ROLE}",
        "found | 'IpAddress': {'aws:SourceIp': '0.0.0.0/0'}, 'ArnNotLike': {'aws:PrincipalArn':"
            + " $ROLE}",
        "found | 'Null': {'aws:SourceVpc': 'true'}, 'ArnNotLike': {'aws:PrincipalArn': $ROLE}",
        "found | 'StringNotEquals': {'aws:VpceOrgID': 'o-abcdefghij'}, 'ArnNotLike':"
            + " {'aws:PrincipalArn': $ROLE}",
        // what else is unknown does not matter: the ARN is enough
        "found | 'StringNotEquals': {'aws:SourceVpce': $OWN, 'aws:PrincipalTag/x': 'y'},"
            + " 'ArnNotLike': {'aws:PrincipalArn': $ROLE}",
        // the role is not exempted
        "none  | 'StringNotEquals': {'aws:SourceVpce': $OWN, 'aws:PrincipalArn': $BARE}",
        "none  | 'StringNotEquals': {'aws:SourceVpce': $OWN, 'aws:PrincipalArn': $ANY}",
        "none  | 'StringNotEquals': {'aws:SourceVpce': $OWN}, 'ArnLike': {'aws:PrincipalArn':"
            + " $ROLE}",
        "none  | 'StringNotEquals': {'aws:SourceVpce': $OWN}",
        // nor is it by its ARN
        "none  | 'StringNotEquals': {'aws:SourceVpce': $OWN, 'aws:PrincipalAccount':"
            + " '111122223333'}, 'ArnNotLike': {'aws:PrincipalArn': $ROLE}",
        "none  | 'StringNotLike': {'aws:SourceVpce': $OWN, 'aws:PrincipalArn': 'arn:*'}",
        // no network condition, or none that keeps anyone on the internet out
        "none  | 'ArnNotLike': {'aws:PrincipalArn': $ROLE}",
        "none  | 'StringEquals': {'aws:SourceVpce': $OWN}, 'ArnNotLike': {'aws:PrincipalArn':"
            + " $ROLE}",
        "none  | 'NotIpAddress': {'aws:SourceIp': '0.0.0.0/0'}, 'ArnNotLike':"
            + " {'aws:PrincipalArn': $ROLE}",
        "none  | 'IpAddress': {'aws:SourceIp': '203.0.113.0/24'}, 'ArnNotLike':"
            + " {'aws:PrincipalArn': $ROLE}",
        // never denies a link, or anyone
        "none  | 'StringNotEquals': {'aws:SourceVpce': $OWN}, 'ArnNotLike': {'aws:PrincipalArn':"
            + " $ROLE}, 'Bool': {'aws:SecureTransport': 'false'}",
        "none  | 'StringNotEquals': {'aws:SourceVpce': $OWN}, 'ArnNotLike': {'aws:PrincipalArn':"
            + " $ROLE}, 'StringEquals': {'s3:authType': 'REST-HEADER'}",
      })
  void conditionsOfADenyOfEverything(String expected, String conditions) {
    assertThat(found(deny("'s3:*'", "arn:aws:s3:::b/*", conditions)))
        .isEqualTo(expected.equals("found") ? List.of(0) : List.of());
  }

  @ParameterizedTest
  @CsvSource({
    "s3:GetObject,    arn:aws:s3:::b/*,          found",
    "s3:Get*,         arn:aws:s3:::b/folder/*,   found",
    "s3:PutObject,    arn:aws:s3:::b/*,          none",
    "s3:*,            arn:aws:s3:::b,            none",
    "s3:GetObject,    arn:aws:s3:::b/elsewhere/*, none",
    "s3:GetObject,    arn:aws:s3:::b/*.jpg,      none",
    "s3:GetObject,    arn:aws:s3:::c/*,          none"
  })
  void onlyADenyOfTheGetsOfTheData(String action, String resource, String expected) {
    assertThat(found(deny("'" + action + "'", resource, EXEMPT)))
        .isEqualTo(expected.equals("found") ? List.of(0) : List.of());
  }

  @Test
  void anotherDenyThatDoesNotExemptTheRoleKeepsTheLinkClosed() {
    String exempting = deny("'s3:*'", "arn:aws:s3:::b/*", EXEMPT);

    assertThat(
            found(
                exempting,
                deny(
                    "'s3:GetObject'",
                    "arn:aws:s3:::b/*",
                    "'NotIpAddress': {'aws:SourceIp': $OFFICE}")))
        .isEmpty();
    assertThat(
            found(
                exempting,
                deny(
                    "'s3:GetObject'",
                    "arn:aws:s3:::b/*",
                    "'StringEquals': {'s3:authType': 'REST-query-string'}")))
        .isEmpty();
    assertThat(
            found(
                exempting,
                deny(
                    "'s3:GetObject'",
                    "arn:aws:s3:::b/*",
                    "'NumericGreaterThan': {'s3:signatureAge': '600000'}"),
                deny("'s3:Delete*'", "arn:aws:s3:::b/*", EXEMPT),
                deny("'s3:Get*'", "arn:aws:s3:::b/*", EXEMPT)))
        .containsExactly(0, 3);
  }

  @Test
  void onlyForAPrivateTeamWithoutAConstraint() {
    assertThat(check(job(TEAM, "InProgress"), team(TEAM, PresignConstraint.NONE))).hasSize(1);
    assertThat(check(job(TEAM, "InProgress"), team(TEAM, new PresignConstraint(true, false))))
        .isEmpty();
    assertThat(check(job(TEAM, "InProgress"), team(TEAM, new PresignConstraint(false, true))))
        .isEmpty();
    assertThat(check(job(VENDOR, "InProgress"), team(VENDOR, PresignConstraint.NONE))).isEmpty();
    assertThat(check(job(PUBLIC, "InProgress"), team(PUBLIC, PresignConstraint.NONE))).isEmpty();
  }

  @Test
  void theTeamAloneIsNeededAndNotTheWorkforce() {
    Workforce force =
        new Workforce("default", Optional.empty(), List.of(), Optional.empty(), false);
    Situation without = situation(job(TEAM, "InProgress"), team(TEAM, PresignConstraint.NONE));
    Situation with =
        Given.situation(without.buckets(), without.jobs(), without.teams(), Optional.of(force));

    assertThat(links(with)).isEqualTo(links(without)).hasSize(1);
  }

  @Test
  void whereTheTeamIsNotKnownThatIsANote() {
    for (Workteam[] teams :
        List.of(new Workteam[] {}, new Workteam[] {team(TEAM + "2", PresignConstraint.NONE)})) {
      Situation situation = situation(job(TEAM, "InProgress"), teams);

      assertThat(links(situation)).isEmpty();
      assertThat(notes(situation))
          .singleElement()
          .satisfies(
              note -> {
                assertThat(note.job()).contains("cats");
                assertThat(note.bucket()).contains("b");
                assertThat(note.path()).isEmpty();
                assertThat(note.message())
                    .isEqualTo(
                        "Not checked: whether a leaked link of a worker opens from anywhere,"
                            + " because the work team is not known (check: --workteam FILE):"
                            + " statement 0 exempts execution role"
                            + " arn:aws:iam::111122223333:role/service-role/Gt by"
                            + " aws:PrincipalArn.");
              });
    }
    assertThat(notes(situation(job(TEAM, "InProgress"), team(TEAM, PresignConstraint.NONE))))
        .isEmpty();
    assertThat(notes(situation(job(VENDOR, "InProgress")))).isEmpty();
  }

  @Test
  void aJobThatHasEndedIsJudgedOnlyWhereEndedJobsAre() {
    Situation ended = situation(job(TEAM, "Completed"), team(TEAM, PresignConstraint.NONE));

    assertThat(links(ended)).isEmpty();
    assertThat(links(ended.withEndedJobs())).hasSize(1);
  }

  @Test
  void aBucketWithoutTheManifestHoldsNoDataOfTheJob() {
    LabelingJob elsewhere =
        Given.job(text(TEAM, "InProgress").replace("s3://b/folder", "s3://other/folder"));

    assertThat(check(elsewhere, team(TEAM, PresignConstraint.NONE))).isEmpty();
  }

  @Test
  void aJobWhoseRoleIsNotKnownIsNotSaidToBeExempted() {
    LabelingJob unknown =
        Given.job(text(TEAM, "InProgress").replaceFirst("'RoleArn': '[^']*',", ""));

    assertThat(unknown.roleArn()).isEmpty();
    assertThat(check(unknown, team(TEAM, PresignConstraint.NONE))).isEmpty();
  }

  @Test
  void aRoleThatItsTagExemptsIsNotExemptedByItsArn() {
    Situation situation =
        situation(
            deny(
                "'s3:*'",
                "arn:aws:s3:::b/*",
                "'StringNotEquals': {'aws:SourceVpce': $OWN, 'aws:PrincipalTag/x': 'y'},"
                    + " 'ArnNotLike': {'aws:PrincipalArn': $ROLE}"));
    String role = "arn:aws:iam::111122223333:role/service-role/Gt";

    assertThat(links(situation.withFacts(facts(role, "y")))).isEmpty();
    assertThat(links(situation.withFacts(facts(role, "z")))).hasSize(1);
  }

  @Test
  void eachJobOfTheTeamIsAFindingOfItsOwnThatSaysHowSureItIs() {
    Finding finding = check(job(TEAM, "InProgress"), team(TEAM, PresignConstraint.NONE)).getFirst();

    assertThat(finding.severity()).isEqualTo(Severity.LOW);
    assertThat(finding.about())
        .isEqualTo(About.access("b", "cats", AccessPath.WORKERS).by(Optional.of("t")));
    assertThat(finding.actions()).containsExactly("s3:GetObject");
    assertThat(finding.message())
        .contains("likely signs the workers' links (AWS does not document who does)");
    assertThat(finding.fix().status()).isEqualTo(FixAdvice.Status.PROPOSED);
    assertThat(finding.fix().policy()).isEmpty();
  }

  private static CallerFacts facts(String role, String tag) {
    return new CallerFacts(
        Map.of(role, new RoleFacts(role, "AROAEXAMPLE", new TreeMap<>(Map.of("x", tag)))),
        Optional.empty());
  }

  private static List<Integer> found(String... statements) {
    return links(situation(statements)).stream()
        .flatMap(finding -> finding.statements().stream())
        .map(StatementRef::index)
        .toList();
  }

  private static List<Finding> check(LabelingJob job, Workteam... teams) {
    return links(situation(job, teams));
  }

  private static List<Finding> links(Situation situation) {
    return Checks.run(new JudgedSituation(situation)).stream()
        .filter(finding -> finding.check() == CheckId.LINKS_OPEN_ANYWHERE)
        .toList();
  }

  private static List<Note> notes(Situation situation) {
    return NotJudged.notes(new JudgedSituation(situation)).stream()
        .filter(note -> note.check().equals(Optional.of("LG305")))
        .toList();
  }

  private static Situation situation(String... statements) {
    return Given.situation(
        List.of(Given.bucket("b", Given.statements(statements))),
        List.of(job(TEAM, "InProgress")),
        List.of(team(TEAM, PresignConstraint.NONE)),
        Optional.empty());
  }

  private static Situation situation(LabelingJob job, Workteam... teams) {
    return Given.situation(
        List.of(Given.bucket("b", Given.statements(deny("'s3:*'", "arn:aws:s3:::b/*", EXEMPT)))),
        List.of(job),
        List.of(teams),
        Optional.empty());
  }

  private static Workteam team(String arn, PresignConstraint constraint) {
    return Workteam.of(
        arn.substring(arn.lastIndexOf('/') + 1),
        Optional.of(arn),
        Workteam.Kind.ofArn(arn),
        constraint);
  }

  private static LabelingJob job(String team, String status) {
    return Given.job(text(team, status));
  }

  private static String text(String team, String status) {
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

  private static String deny(String action, String resource, String conditions) {
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
