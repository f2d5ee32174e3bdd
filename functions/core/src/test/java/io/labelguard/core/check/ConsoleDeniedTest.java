package io.labelguard.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Organization;
import io.labelguard.core.labeling.console.ConsolePrincipal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a person needs who starts jobs in the console, under the conditions of one Deny.
class ConsoleDeniedTest {

  private static final String ROLE = "arn:aws:iam::111122223333:role/Labelers";
  private static final String WITH_PATH = "arn:aws:iam::111122223333:role/team/Labelers";
  private static final String SESSION = "arn:aws:sts::111122223333:assumed-role/Labelers/ann";
  private static final String USER = "arn:aws:iam::111122223333:user/staff/ann";
  private static final String ROOT = "arn:aws:iam::111122223333:root";

  /// A Deny of everything, with these conditions, for everyone or for a NotPrincipal. `denied`: a
  /// finding; `open`: a note; `fine`: neither.
  ///
  /// Condition keys: reference_policies_condition-keys.html. Which of them a request outside every
  /// VPC endpoint has: the same page.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        // Networks: a request from the internet has an address and no endpoint.
        "ROLE | {'StringNotEquals':{'aws:SourceVpce':'vpce-08408e335ebf95b40'}} | denied",
        "ROLE | {'StringNotEquals':{'aws:SourceVpc':'vpc-0aa11bb22cc33dd44'}} | denied",
        "ROLE | {'StringNotEqualsIfExists':{'aws:SourceVpce':'vpce-1'}} | denied",
        "ROLE | {'Null':{'aws:SourceVpce':'true'}} | denied",
        "ROLE | {'Null':{'aws:SourceVpce':'false'}} | fine",
        "ROLE | {'StringEquals':{'aws:SourceVpce':'vpce-1'}} | fine",
        "ROLE | {'NotIpAddress':{'aws:VpcSourceIp':'10.0.0.0/8'}} | denied",
        "ROLE | {'NotIpAddress':{'aws:SourceIp':'203.0.113.0/24'}} | open",
        "ROLE | {'IpAddress':{'aws:SourceIp':'203.0.113.0/24'}} | open",
        // One Deny of a network and an address: both must hold.
        "ROLE | {'StringNotEquals':{'aws:SourceVpce':'vpce-1'},"
            + "'NotIpAddress':{'aws:SourceIp':'203.0.113.0/24'}} | open",
        // Who it is.
        "ROLE | {'StringNotEquals':{'aws:SourceVpce':'vpce-1','aws:PrincipalArn':ROLE}} | fine",
        "ROLE | {'StringNotEquals':{'aws:SourceVpce':'vpce-1'},"
            + "'ArnNotEquals':{'aws:PrincipalArn':ROLE}} | fine",
        "ROLE | {'StringNotLike':{'aws:PrincipalArn':'arn:aws:iam::*:role/Label*'}} | fine",
        "ROLE | {'ArnNotLike':{'aws:PrincipalArn':'arn:aws:iam::111122223333:role/Other'}} |"
            + " denied",
        "ROLE | {'ArnNotEquals':{'aws:PrincipalArn':SESSION}} | denied",
        "ROLE | {'StringNotEquals':{'aws:PrincipalArn':WITH_PATH}} | denied",
        "WITH_PATH | {'StringNotEquals':{'aws:PrincipalArn':ROLE}} | denied",
        "WITH_PATH | {'StringNotLike':{'aws:PrincipalArn':'arn:aws:iam::*:role/*/Labelers'}} |"
            + " fine",
        "ROLE | {'ArnEquals':{'aws:PrincipalArn':ROLE}} | denied",
        "ROLE | {'ArnEquals':{'aws:PrincipalArn':USER}} | fine",
        "SESSION | {'StringNotEquals':{'aws:PrincipalArn':USER}} | denied",
        "SESSION | {'StringNotEquals':{'aws:PrincipalArn':ROLE}} | open",
        "SESSION | {'StringNotEquals':{'aws:PrincipalArn':WITH_PATH}} | open",
        "SESSION | {'StringNotLike':{'aws:PrincipalArn':'arn:aws:iam::*:role/*Labelers'}} | fine",
        "USER | {'StringNotEquals':{'aws:PrincipalArn':USER}} | fine",
        "USER | {'StringNotEquals':{'aws:username':'ann'}} | fine",
        "USER | {'StringNotEquals':{'aws:username':'bob'}} | denied",
        "ROLE | {'StringNotEquals':{'aws:username':'ann'}} | denied",
        "USER | {'StringNotEquals':{'aws:PrincipalType':'User'}} | fine",
        "ROOT | {'StringNotEquals':{'aws:PrincipalArn':ROOT}} | fine",
        "ROOT | {'StringNotEquals':{'aws:PrincipalArn':USER}} | denied",
        "ROLE | {'StringNotEquals':{'aws:PrincipalAccount':'111122223333'}} | fine",
        "ROLE | {'StringNotEquals':{'aws:PrincipalAccount':'999988887777'}} | denied",
        "ROLE | {'StringNotLike':{'aws:userid':'AROAEXAMPLEID:*'}} | open",
        "ROLE | {'StringNotEquals':{'aws:PrincipalTag/team':'labels'}} | open",
        // The organization is o-exampleorgid.
        "ROLE | {'StringNotEquals':{'aws:PrincipalOrgID':'o-exampleorgid'}} | fine",
        "ROLE | {'StringNotEquals':{'aws:PrincipalOrgID':'o-otherorgid1'}} | denied",
        // How it is asked.
        "ROLE | {'Bool':{'aws:SecureTransport':'false'}} | fine",
        "ROLE | {'NumericLessThan':{'s3:TlsVersion':'1.2'}} | fine",
        "ROLE | {'Bool':{'aws:PrincipalIsAWSService':'false'}} | denied",
        "ROLE | {'BoolIfExists':{'aws:ViaAWSService':'false'}} | open",
        "ROLE | {'BoolIfExists':{'aws:MultiFactorAuthPresent':'false'}} | open",
        "ROLE | {} | denied",
      })
  void aDenyOfEverything(String who, String conditions, String outcome) {
    Situation situation = situation(who, deny("'Principal':'*'", "'s3:*'", named(conditions)), JOB);
    assertThat(outcome(situation)).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "ROLE | 'NotPrincipal':{'AWS':['111122223333',ROLE,SESSION]} | open",
        "USER | 'NotPrincipal':{'AWS':['111122223333',USER]} | fine",
        "USER | 'NotPrincipal':{'AWS':['999988887777',ROLE]} | denied",
        "ROLE | 'Principal':{'AWS':ROLE} | denied",
        "USER | 'Principal':{'AWS':ROLE} | fine",
        "SESSION | 'Principal':{'AWS':USER} | fine",
        "ROOT | 'Principal':{'AWS':'111122223333'} | denied",
        "ROLE | 'Principal':{'Service':'sagemaker.amazonaws.com'} | fine",
      })
  void aDenyOfSomeone(String who, String principal, String outcome) {
    assertThat(outcome(situation(who, deny(named(principal), "'s3:*'", "{}"), JOB)))
        .isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'s3:GetObject'             | s3:GetObject",
        "'s3:PutObject'             | s3:PutObject",
        "'s3:ListBucket'            | s3:ListBucket",
        "'s3:*BucketCORS'           | s3:GetBucketCORS, s3:PutBucketCORS",
        "'s3:Put*'                  | s3:PutBucketCORS, s3:PutObject",
        "'s3:GetBucketLocation'     | ''",
        "'s3:DeleteObject'          | ''",
        "'s3:AbortMultipartUpload'  | ''",
      })
  void onlyWhatTheConsoleNeedsCounts(String action, String denied) {
    Situation situation = situation("ROLE", deny("'Principal':'*'", action, "{}"), JOB);
    assertThat(findings(situation).stream().flatMap(finding -> finding.actions().stream()).toList())
        .isEqualTo(Stream.of(denied.split(", ")).filter(each -> each.startsWith("s3:")).toList());
  }

  private static final LabelingJob JOB = Given.job("cats", "gt-data", "gt-data");

  @Test
  void nobodyNeedsCorsRulesWhereAJobOnlyWrites() {
    Situation situation =
        situation(
            "ROLE",
            deny("'Principal':'*'", "'s3:*'", "{}"),
            Given.job("cats", "gt-input", "gt-data"));
    assertThat(findings(situation))
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.actions()).containsExactly("s3:ListBucket", "s3:PutObject"));
  }

  @Test
  void aDenyOutsideTheFoldersOfAJobIsFine() {
    String elsewhere =
        """
        {'Effect':'Deny','Principal':'*','Action':'s3:*Object',
         'Resource':['arn:aws:s3:::gt-data/private/*','arn:aws:s3:::gt-data/out/dogs/*']}
        """;
    assertThat(outcome(situation("ROLE", elsewhere, JOB))).isEqualTo("fine");
  }

  @Test
  void theCreatorOfAJobIsJudgedForThatJobOnly() {
    LabelingJob other = Given.job("dogs", "gt-data", "gt-data");
    Situation situation =
        Given.situation(
            List.of(
                Given.bucket("gt-data", Given.statements(deny("'Principal':'*'", "'s3:*'", "{}")))),
            List.of(JOB.createdBy(ConsolePrincipal.parse(USER)), other));
    assertThat(findings(situation))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.resource()).contains(USER);
              assertThat(finding.job()).isEmpty();
              assertThat(finding.bucket()).contains("gt-data");
              assertThat(finding.message()).contains("cats").doesNotContain("dogs");
            });
    assertThat(notes(situation))
        .singleElement()
        .satisfies(note -> assertThat(note.job()).contains("dogs"));
  }

  @Test
  void oneFindingNamesEveryJobOfAPerson() {
    List<LabelingJob> jobs =
        Stream.of("a1", "a2", "a3", "a4", "a5", "a6")
            .map(name -> Given.job(name, "gt-data", "gt-data"))
            .toList();
    Situation situation =
        Given.situation(
                List.of(
                    Given.bucket(
                        "gt-data", Given.statements(deny("'Principal':'*'", "'s3:*'", "{}")))),
                jobs)
            .withFacts(people("ROLE", "USER", "SESSION"));
    assertThat(findings(situation))
        .extracting(finding -> finding.resource().orElseThrow())
        .containsExactly(ROLE, USER);
    assertThat(findings(situation).getFirst().message())
        .contains("a1 (in progress), labeling job a2")
        .contains("and 3 more have data there");
  }

  @Test
  void theAdviceCanBePastedIntoTheStatement() {
    assertThat(advice("{'StringNotEquals':{'aws:SourceVpce':'vpce-1'}}"))
        .isEqualTo(
            "In statement 1, add to the Condition: \"ArnNotEquals\": {\"aws:PrincipalArn\": \""
                + ROLE
                + "\"}");
    assertThat(advice("{'ArnNotEquals':{'aws:SourceVpcArn':'arn:aws:ec2:*:*:vpc/vpc-1'}}"))
        .contains("add to the Condition: \"StringNotEquals\": {");
    assertThat(advice("{'StringNotLike':{'aws:principalarn':'arn:aws:iam::*:role/Admin'}}"))
        .isEqualTo(
            "In statement 1, add \""
                + ROLE
                + "\" to the values of aws:principalarn in StringNotLike.");
  }

  @Test
  void whatIsOpenNamesTheKeys() {
    Situation situation =
        situation(
            "ROLE",
            deny("'Principal':'*'", "'s3:*'", "{'NotIpAddress':{'aws:SourceIp':'203.0.113.0/24'}}"),
            JOB);
    assertThat(notes(situation))
        .singleElement()
        .satisfies(
            note -> {
              assertThat(note.check()).contains("LG207");
              assertThat(note.bucket()).contains("gt-data");
              assertThat(note.message()).contains(ROLE, "depends on aws:SourceIp in statement 1");
            });
  }

  @Test
  void aJobThatHasEndedIsJudgedOnlyByCheck() {
    LabelingJob ended = JOB.at(LabelingJob.Status.COMPLETED, Optional.empty());
    Situation situation = situation("ROLE", deny("'Principal':'*'", "'s3:*'", "{}"), ended);
    assertThat(findings(situation)).isEmpty();
    assertThat(findings(situation.withEndedJobs())).hasSize(1);
  }

  private static String advice(String conditions) {
    return findings(situation("ROLE", deny("'Principal':'*'", "'s3:*'", conditions), JOB))
        .getFirst()
        .fix()
        .reasons()
        .getFirst();
  }

  private static String deny(String principal, String action, String conditions) {
    return """
    {'Effect':'Deny',%s,'Action':%s,
     'Resource':['arn:aws:s3:::gt-data','arn:aws:s3:::gt-data/*'],'Condition':%s}
    """
        .formatted(principal, action, conditions);
  }

  private static String named(String text) {
    return text.replace("WITH_PATH", "'" + WITH_PATH + "'")
        .replace("SESSION", "'" + SESSION + "'")
        .replace("ROLE", "'" + ROLE + "'")
        .replace("USER", "'" + USER + "'")
        .replace("ROOT", "'" + ROOT + "'");
  }

  private static Situation situation(String who, String deny, LabelingJob job) {
    return Given.situation(List.of(Given.bucket("gt-data", Given.statements(deny))), List.of(job))
        .withFacts(people(who));
  }

  private static CallerFacts people(String... who) {
    return new CallerFacts(Map.of(), Optional.of(new Organization.MemberOf("o-exampleorgid")))
        .withConsole(
            Stream.of(who)
                .map(ConsoleDeniedTest::named)
                .map(arn -> ConsolePrincipal.parse(arn.replace("'", "")).orElseThrow())
                .toList());
  }

  private static List<Finding> findings(Situation situation) {
    return Checks.run(new JudgedSituation(situation)).stream()
        .filter(finding -> finding.check() == CheckId.CONSOLE_DENIED)
        .toList();
  }

  private static List<Note> notes(Situation situation) {
    return NotJudged.notes(new JudgedSituation(situation)).stream()
        .filter(note -> note.check().equals(Optional.of("LG207")))
        .toList();
  }

  private static String outcome(Situation situation) {
    boolean open = !notes(situation).isEmpty();
    boolean denied = !findings(situation).isEmpty();
    assertThat(open && denied).isFalse();
    return denied ? "denied" : open ? "open" : "fine";
  }
}
