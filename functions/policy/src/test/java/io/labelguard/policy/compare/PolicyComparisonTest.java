package io.labelguard.policy.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.compare.Comparison.Answer;
import io.labelguard.policy.compare.Comparison.Identity;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.request.KeyState;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Pairs of policies and what the one lets through that the other does not.
class PolicyComparisonTest {

  private static final String ALLOW =
      "{'Effect':'Allow','Principal':'*','Action':'s3:GetObject','Resource':'arn:aws:s3:::b/*'}";

  static Comparison compare(String before, String after, Identity identity)
      throws MalformedPolicyException {
    return new PolicyComparison(PolicyReader.live(before), PolicyReader.live(after))
        .compare(identity);
  }

  private static String policy(String statements) {
    return ("{'Version':'2012-10-17','Statement':[" + statements + "]}").replace('\'', '"');
  }

  private static String statement(String members) {
    String statement = ALLOW;
    for (String member : members.isEmpty() ? new String[0] : members.split(";", -1)) {
      String name = member.substring(1, member.indexOf('\'', 1));
      String with =
          statement.replaceFirst(
              "'" + name + "':('[^']*'|\\{[^}]*\\})", Matcher.quoteReplacement(member));
      statement =
          with.equals(statement)
              ? statement.substring(0, statement.length() - 1) + "," + member + "}"
              : with;
    }
    return statement;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "||no|no",
        "|'Sid':'x'|no|no",
        "|'Action':'s3:getobject'|no|no",
        "|'Action':'s3:Get*'|yes|no",
        "|'Action':'s3:PutObject'|yes|yes",
        "'Action':'s3:GetObject*'|'Action':'s3:GetObjectA*'|no|yes",
        "|'Resource':'arn:aws:s3:::b/a*'|no|yes",
        "|'Resource':'arn:aws:s3:::b*'|yes|no",
        "'Resource':'arn:aws:s3:::b/?*'||no|no",
        "'Resource':'arn:aws:s3:::b/a/*'|'Resource':'arn:aws:s3:::b/*/'|yes|yes",
        "|'Resource':'arn:aws:s3:::b'|no|yes",
        "'Action':'s3:ListBucket'|'Action':'s3:ListBucket';'Resource':'arn:aws:s3:::b'|yes|no",
        "|'Principal':{'AWS':'*'}|no|no",
        "|'Principal':{'AWS':'111122223333'}|no|yes",
        "'Principal':{'AWS':'111122223333'}|'Principal':{'AWS':'arn:aws:iam::111122223333:root'}|no|no",
        "'Principal':{'AWS':'111122223333'}|'Principal':{'AWS':'arn:aws:iam::111122223333:role/x'}|no|yes",
        "'Principal':{'AWS':'arn:aws:iam::111122223333:role/x'}|'Principal':{'AWS':'arn:aws:sts::111122223333:assumed-role/x/y'}|yes|yes",
        "'Principal':{'Service':'logs.amazonaws.com'}|'Principal':{'Service':'s3.amazonaws.com'}|yes|yes",
        "|'Principal':{'AWS':'AROAEXAMPLEID'}|no|yes",
        "|'Condition':{'StringEquals':{'aws:SourceVpce':'a'}}|no|yes",
        "'Condition':{'StringEquals':{'aws:SourceVpce':'a'}}|'Condition':{'StringEquals':{'aws:SourceVpce':'b'}}|yes|yes",
        "'Condition':{'StringEquals':{'aws:SourceVpce':'ab'}}|'Condition':{'StringLike':{'aws:SourceVpce':'a*'}}|yes|no",
        "'Condition':{'StringEquals':{'aws:SourceVpce':'a'}}|'Condition':{'StringEqualsIfExists':{'aws:SourceVpce':'a'}}|yes|no",
        "'Condition':{'StringEquals':{'aws:SourceVpce':'a'}}|'Condition':{'StringEqualsIgnoreCase':{'aws:SourceVpce':'a'}}|yes|no",
        "'Condition':{'StringEquals':{'aws:SourceVpce':'a'}}|'Condition':{'ForAnyValue:StringEquals':{'aws:SourceVpce':'a'}}|no|no",
        "'Condition':{'StringEquals':{'aws:SourceVpce':'a'}}|'Condition':{'ForAllValues:StringEquals':{'aws:SourceVpce':'a'}}|yes|no",
        "'Condition':{'NumericLessThan':{'s3:signatureAge':'5'}}|'Condition':{'NumericLessThanEquals':{'s3:signatureAge':'5'}}|yes|no",
        "'Condition':{'IpAddress':{'aws:SourceIp':'10.0.0.0/8'}}|'Condition':{'IpAddress':{'aws:SourceIp':'10.0.0.0/9'}}|no|yes",
        "'Condition':{'IpAddress':{'aws:SourceIp':['10.0.0.0/9','10.128.0.0/9']}}|'Condition':{'IpAddress':{'aws:SourceIp':'10.0.0.0/8'}}|no|no",
        "'Condition':{'Bool':{'aws:SecureTransport':'true'}}|'Condition':{'StringEquals':{'aws:SecureTransport':'true'}}|no|no",
        "'Condition':{'Bool':{'aws:SecureTransport':'true'}}|'Condition':{'Null':{'aws:SecureTransport':'false'}}|yes|no",
        "'Resource':'arn:aws:s3:::b/${aws:username}/*'|'Resource':'arn:aws:s3:::b/${aws:username}/*'|no|no",
        "'Resource':'arn:aws:s3:::b/${aws:username}/*'||yes|no",
        "'Resource':'arn:aws:s3:::b/${aws:username}/*'|'Resource':'arn:aws:s3:::b/${aws:username}/docs/*'|no|yes",
        "'Resource':'arn:aws:s3:::b/home/${aws:username}/*'|'Resource':'arn:aws:s3:::b/home/*'|yes|no",
        "'Resource':'arn:aws:s3:::b/home/${aws:username}/*'|'Resource':'arn:aws:s3:::b/home/bob/*'|yes|yes",
        "'Resource':'arn:aws:s3:::b/${aws:username}/*'|'Resource':'arn:aws:s3:::b/${aws:userid}/*'|yes|yes",
        "'Resource':'arn:aws:s3:::b/${aws:username}'|'Resource':'arn:aws:s3:::b/?${aws:username}'|yes|yes",
        "'Resource':'arn:aws:s3:::b/${aws:username}/${aws:username}'|'Resource':'arn:aws:s3:::b/${aws:username}/*'|yes|no",
        "'Resource':'arn:aws:s3:::b/*/${aws:username}'|'Resource':'arn:aws:s3:::b/a/${aws:username}'|no|yes",
        "'Condition':{'StringLike':{'s3:prefix':'home/${aws:username}/*'}}|'Condition':{'StringLike':{'s3:prefix':['home/','home/${aws:username}/*']}}|yes|no",
        "'Condition':{'StringLike':{'s3:prefix':'home/${aws:username}'}}|'Condition':{'StringEquals':{'s3:prefix':'home/${aws:username}'}}|no|no",
        "'Condition':{'StringEquals':{'s3:prefix':'${aws:username}'}}|'Condition':{'StringEqualsIgnoreCase':{'s3:prefix':'${aws:username}'}}|yes|no",
        "'Condition':{'StringEquals':{'s3:ExistingObjectTag/owner':'${aws:username}'}}|'Condition':{'StringEqualsIfExists':{'s3:ExistingObjectTag/owner':'${aws:username}'}}|yes|no",
        "'Condition':{'StringNotEquals':{'s3:prefix':'${aws:username}'}}|'Condition':{'StringNotEqualsIfExists':{'s3:prefix':'${aws:username}'}}|no|no",
        "'Condition':{'StringNotLike':{'s3:prefix':'${aws:username}/*'}}|'Condition':{'StringNotLike':{'s3:prefix':'${aws:username}*'}}|no|yes",
        "'Condition':{'StringLike':{'aws:username':['*','${aws:username}']}}|'Condition':{'StringLike':{'aws:username':'*'}}|no|no",
        // What a variable makes of an ARN operator's pattern or under a set operator stays open.
        "'Condition':{'ArnLike':{'aws:PrincipalArn':'arn:aws:iam::1:user/${aws:username}'}}|'Condition':{'ArnLike':{'aws:PrincipalArn':'arn:aws:iam::1:*/${aws:username}'}}|unknown|unknown",
        "'Condition':{'ForAllValues:StringLike':{'s3:prefix':'${aws:username}/*'}}|'Condition':{'ForAllValues:StringLike':{'s3:prefix':'${aws:username}*'}}|yes|unknown",
        "'Condition':{'StringSortOf':{'a':'b'}}|'Condition':{'StringSortOf':{'a':'b'}}|no|no",
        "'Condition':{'StringSortOf':{'a':'b'}}||unknown|no",
        "|'Principal':{'Federated':'cognito-identity.amazonaws.com'}|no|yes",
        "'Principal':{'Federated':'a.example.com'}|'Principal':{'Federated':'b.example.com'}|yes|yes",
        "'Principal':{'AWS':'arn:aws:iam::111122223333:root'}|'Principal':{'AWS':'arn:aws-cn:iam::111122223333:root'}|yes|yes",
        "'Principal':{'AWS':['arn:aws:iam::111122223333:role/x','arn:aws:iam::111122223333:user/y']}|'Principal':{'AWS':'arn:aws:iam::111122223333:role/x'}|no|yes",
        "'Principal':{'AWS':'111122223333'}|'Principal':{'CanonicalUser':'79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be'}|unknown|unknown",
        "'Principal':{'CanonicalUser':'79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be'}|'Principal':{'CanonicalUser':'79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be'}|no|no",
        "'Principal':{'CanonicalUser':'79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be'}|'Principal':{'CanonicalUser':'0c1d2e3f00b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be'}|unknown|unknown",
        "'Principal':{'CanonicalUser':'79a59d90'}|'Principal':{'CanonicalUser':'*'}|no|no",
        "'Condition':{'StringEquals':{'s3:prefix':'${aws:username}'},'Bool':{'aws:SecureTransport':'x'}}|'Condition':{'StringEquals':{'s3:prefix':'${aws:username}'},'StringLike':{'aws:username':'v*'}}|yes|no",
        "'Action':'s3:ListAllMyBuckets';'Resource':'*'|'Action':'s3:CreateBucket';'Resource':'*'|yes|no",
        "'Action':'s3:*';'Resource':'*'|'Action':'s3:*';'Resource':'arn:aws:s3:::*'|no|yes",
        "'Action':'s3:*';'Resource':'arn:aws:s3:*'|'Action':'s3:*';'Resource':'arn:aws-cn:s3:*'|yes|yes",
        "'Action':'s3:GetBucketAcl';'Resource':'arn:aws:s3:::b*'|'Action':'s3:GetBucketAcl';'Resource':['arn:aws:s3:::b','arn:aws:s3:::b?*']|no|no",
        "'Resource':'arn:aws:s3:us-east-1:111122223333:accesspoint/x/object/a'|'Resource':'arn:aws:s3:us-east-1:111122223333:accesspoint/x/object/*'|yes|no",
        "'Resource':'arn:aws:s3:::b/${aws:username}'|'Resource':'arn:aws:s3:::b/${aws:userid}'|yes|yes",
        "'Resource':'arn:aws:s3:::b/${aws:username}'|'Resource':'arn:aws:s3:::b/${aws:username}*'|yes|no",
        "'Condition':{'StringEquals':{'s3:prefix':'${aws:username}'}}|'Condition':{'StringEquals':{'s3:prefix':'x'}}|yes|yes",
        "'Condition':{'StringEquals':{'s3:prefix':'${aws:username}'}}||yes|no",
        "'Condition':{'DateLessThan':{'aws:EpochTime':'100'}}|'Condition':{'DateLessThan':{'aws:EpochTime':'200'}}|yes|no",
        "'Condition':{'DateLessThan':{'aws:CurrentTime':'2026-01-01'}}|'Condition':{'DateLessThan':{'aws:CurrentTime':'2026-01-02'}}|yes|no",
        "'Condition':{'DateLessThan':{'aws:CurrentTime':'2026-01-01T00:00:00'}}|'Condition':{'DateLessThan':{'aws:CurrentTime':'2026-01-01T00:00:00'}}|no|no",
        "'Condition':{'DateLessThan':{'aws:CurrentTime':'2026-01-01T00:00:00Z'}}|'Condition':{'DateLessThan':{'aws:CurrentTime':'2026-01-01T00:00:00'}}|unknown|unknown",
        "'Condition':{'Bool':{'aws:SecureTransport':'true'}}|'Condition':{'Bool':{'aws:SecureTransport':'${aws:PrincipalTag/tls}'}}|unknown|unknown",
        "'Condition':{'Null':{'s3:prefix':'true'}}|'Condition':{'StringNotLike':{'s3:prefix':'*'}}|no|unknown",
        "'Condition':{'NumericLessThan':{'example:size':'5'}}|'Condition':{'NumericLessThan':{'example:size':'6'}}|yes|no",
        "'Condition':{'IpAddress':{'example:from':'10.0.0.0/9'}}|'Condition':{'IpAddress':{'example:from':'10.0.0.0/8'}}|yes|no",
        "'Condition':{'StringLike':{'aws:SourceIp':'10.*'}}|'Condition':{'IpAddress':{'aws:SourceIp':'10.0.0.0/8'}}|unknown|yes"
      })
  void anAllowIsComparedWithAnother(String before, String after, String more, String less)
      throws MalformedPolicyException {
    Comparison comparison =
        compare(
            policy(statement(before == null ? "" : before)),
            policy(statement(after == null ? "" : after)),
            Identity.NONE);
    assertThat(comparison.more().text()).isEqualTo(more);
    assertThat(comparison.less().text()).isEqualTo(less);
    assertThat(comparison.moreWitness().isPresent()).isEqualTo(more.equals("yes"));
    assertThat(comparison.lessWitness().isPresent()).isEqualTo(less.equals("yes"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "||no|no",
        "|'Resource':'arn:aws:s3:::b/a*'|yes|no",
        "|'Condition':{'StringNotEquals':{'aws:SourceVpce':'a'}}|yes|no",
        "'Condition':{'StringNotEquals':{'aws:SourceVpce':'a'}}|'Condition':{'StringNotEquals':{'aws:SourceVpce':['b','a']}}|yes|no",
        "'Principal':{'AWS':'111122223333'}||no|yes"
      })
  void aDenyIsComparedWithAnotherWhateverIdentityPoliciesSay(
      String before, String after, String more, String less) throws MalformedPolicyException {
    Comparison comparison =
        compare(
            policy(statement(before == null ? "" : before).replace("'Allow'", "'Deny'")),
            policy(statement(after == null ? "" : after).replace("'Allow'", "'Deny'")),
            Identity.ALL);
    assertThat(comparison.more().text()).isEqualTo(more);
    assertThat(comparison.less().text()).isEqualTo(less);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "home/${aws:username}/*|home/${aws:username}/*|no|no",
        "home/*|home/${aws:username}/*|no|yes",
        "home/${aws:username}/*|home/bob/*|yes|yes"
      })
  void aDenyOfAllButAUsersFolderIsCompared(String before, String after, String more, String less)
      throws MalformedPolicyException {
    Comparison comparison = compare(allBut(before), allBut(after), Identity.NONE);
    assertThat(comparison.more().text()).isEqualTo(more);
    assertThat(comparison.less().text()).isEqualTo(less);
  }

  private static String allBut(String folder) {
    String everywhere = ALLOW.replace("b/*", "*");
    return policy(
        everywhere
            + ","
            + everywhere
                .replace("Allow", "Deny")
                .replace(
                    "'Resource':'arn:aws:s3:::*'",
                    "'NotResource':'arn:aws:s3:::b/" + folder + "'"));
  }

  @Test
  void aVariableIsItsOwnTextWhereTheVersionDoesNotReplaceIt() throws MalformedPolicyException {
    String replaced = policy(ALLOW.replace("b/*", "b/${aws:username}/*"));
    String text = replaced.replace("\"Version\":\"2012-10-17\",", "");
    Comparison comparison = compare(replaced, text, Identity.NONE);
    assertThat(comparison.more()).isEqualTo(Answer.YES);
    assertThat(comparison.less()).isEqualTo(Answer.YES);
  }

  @Test
  void aPartlyListedNotPrincipalCoversTheSameCallersInBothPolicies()
      throws MalformedPolicyException {
    String deny =
        ALLOW
            .replace("Allow", "Deny")
            .replace(
                "'Principal':'*'",
                "'NotPrincipal':{'AWS':['arn:aws:iam::111122223333:role/x','arn:aws:iam::111122223333:root']}");
    Comparison comparison =
        compare(policy(deny), policy(deny.replace("GetObject", "Get*")), Identity.ALL);
    assertThat(comparison.more()).isEqualTo(Answer.NO);
    assertThat(comparison.less()).isEqualTo(Answer.YES);
  }

  @Test
  void aVariableMayStandForANameWithASlash() throws MalformedPolicyException {
    String folder = ALLOW.replace("b/*", "${aws:PrincipalTag/home}/*");
    Comparison comparison =
        compare(policy(folder), policy(folder.replace("}/*", "}")), Identity.NONE);
    assertThat(comparison.more()).isEqualTo(Answer.YES);
    assertThat(comparison.less()).isEqualTo(Answer.YES);
  }

  @Test
  void aDefaultLeavesItOpenWhatTheVariableMakesOfAPattern() throws MalformedPolicyException {
    String home = policy(ALLOW.replace("b/*", "b/${aws:username, ~anon~}/*")).replace('~', '\'');
    Comparison comparison = compare(home, home.replace("}/*", "}/docs/*"), Identity.NONE);
    assertThat(comparison.more()).isEqualTo(Answer.UNKNOWN);
    assertThat(comparison.less()).isEqualTo(Answer.YES);
  }

  @Test
  void aValueThatOnlyAConditionNamesIsTried() throws MalformedPolicyException {
    String home = ALLOW.replace("b/*", "b/${aws:username}/*");
    String denied =
        home.replace("Allow", "Deny")
            .replace("}/*'", "}/*','Condition':{'StringLike':{'aws:username':'dev-*'}}");
    Comparison comparison = compare(policy(home), policy(home + "," + denied), Identity.NONE);
    assertThat(comparison.more()).isEqualTo(Answer.NO);
    assertThat(comparison.less()).isEqualTo(Answer.YES);
    assertThat(comparison.lessWitness().orElseThrow().context().state("aws:username"))
        .isEqualTo(KeyState.of("dev-"));
  }

  @ParameterizedTest
  @CsvSource({"NONE", "ALL"})
  void whatTwoStatementsDenyTogetherOneCanDeny(Identity identity) throws MalformedPolicyException {
    String deny = ALLOW.replace("'Allow'", "'Deny'");
    String one = policy(ALLOW + "," + deny);
    String two =
        policy(
            ALLOW
                + ","
                + deny.replace("}", ",'Condition':{'StringLike':{'aws:SourceVpce':'a*'}}}")
                + ","
                + deny.replace("}", ",'Condition':{'StringNotLike':{'aws:SourceVpce':'a*'}}}"));
    Comparison comparison = compare(one, two, identity);
    assertThat(comparison.more()).isEqualTo(Answer.NO);
    assertThat(comparison.less()).isEqualTo(Answer.NO);
    assertThat(comparison.atoms()).isPositive();
  }

  @Test
  void whatCannotBeReadInBothHidesNoOtherDifference() throws MalformedPolicyException {
    String odd = ALLOW.replace("}", ",'Condition':{'StringSortOf':{'a':'b'}}}");
    Comparison comparison =
        compare(
            policy(odd),
            policy(odd + "," + ALLOW.replace("GetObject", "PutObject")),
            Identity.NONE);
    assertThat(comparison.more()).isEqualTo(Answer.YES);
    assertThat(comparison.moreWitness().orElseThrow().action()).isEqualTo("s3:PutObject");
    assertThat(comparison.less()).isEqualTo(Answer.NO);
  }

  @Test
  void eachOfManyCanonicalUsersIsAQuestionOfItsOwn() throws MalformedPolicyException {
    List<String> users =
        IntStream.range(0, 8)
            .mapToObj(
                user ->
                    ALLOW.replace(
                        "'Principal':'*'", "'Principal':{'CanonicalUser':'%064x'}".formatted(user)))
            .toList();
    for (int without = 0; without < users.size(); without++) {
      List<String> others = new ArrayList<>(users);
      others.remove(without);
      Comparison comparison =
          compare(policy(String.join(",", others)), policy(String.join(",", users)), Identity.NONE);
      assertThat(comparison.more()).isEqualTo(Answer.UNKNOWN);
      assertThat(comparison.less()).isEqualTo(Answer.NO);
    }
  }

  @Test
  void onlyTwoIdentityPoliciesAreAskedForActionsWithoutAResource() throws MalformedPolicyException {
    Policy butOne =
        PolicyReader.liveOrIdentity(
            policy("{'Effect':'Allow','NotAction':'s3:ListAllMyBuckets','Resource':'*'}"));
    Policy all =
        PolicyReader.liveOrIdentity(policy("{'Effect':'Allow','Action':'s3:*','Resource':'*'}"));
    Policy allOnBuckets =
        PolicyReader.live(
            policy("{'Effect':'Allow','Principal':'*','Action':'s3:*','Resource':'*'}"));
    Comparison comparison = new PolicyComparison(butOne, all).compare(Identity.NONE);
    assertThat(comparison.more()).isEqualTo(Answer.YES);
    assertThat(comparison.moreWitness().orElseThrow().action()).isEqualTo("s3:ListAllMyBuckets");
    assertThat(new PolicyComparison(butOne, allOnBuckets).compare(Identity.NONE).more())
        .isEqualTo(Answer.NO);
    assertThat(new PolicyComparison(allOnBuckets, butOne).compare(Identity.NONE).less())
        .isEqualTo(Answer.NO);
  }

  @Test
  void pastTheBoundOfAKeysAtomsTheAnswerIsUnknown() throws MalformedPolicyException {
    List<String> tagged =
        IntStream.range(0, 13)
            .mapToObj(
                tag ->
                    ALLOW.replace(
                        "}",
                        ",'Condition':{'ForAnyValue:StringEquals':{'aws:TagKeys':'t"
                            + tag
                            + "'}}}"))
            .toList();
    Comparison comparison =
        compare(
            policy(String.join(",", tagged.subList(0, 12))),
            policy(String.join(",", tagged)),
            Identity.NONE);
    assertThat(comparison.more()).isEqualTo(Answer.UNKNOWN);
    assertThat(comparison.less()).isEqualTo(Answer.NO);
  }

  @Test
  void pastTheBoundOfVariablesTheAnswerIsUnknown() throws MalformedPolicyException {
    assertThat(narrowedBesideFolders(2).less()).isEqualTo(Answer.YES);
    assertThat(narrowedBesideFolders(2).more()).isEqualTo(Answer.NO);
    assertThat(narrowedBesideFolders(7).more()).isEqualTo(Answer.UNKNOWN);
  }

  /// One folder narrowed, beside those of as many other tags.
  private static Comparison narrowedBesideFolders(int count) throws MalformedPolicyException {
    String others =
        IntStream.range(0, count)
            .mapToObj(at -> ALLOW.replace("b/*", "b/${aws:PrincipalTag/t" + at + "}") + ",")
            .collect(Collectors.joining());
    return compare(
        policy(others + ALLOW.replace("b/*", "b/${aws:username}*")),
        policy(others + ALLOW.replace("b/*", "b/${aws:username}x")),
        Identity.NONE);
  }

  /// Where patterns do not tell it from another, a resource that people know is shown.
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          s3:GetObject,  arn:aws:s3:::b/*, *,                  arn:aws:s3:::amzn-s3-demo-bucket/key
          s3:GetObject,  arn:aws:s3:::b/h/*, arn:aws:s3:::b/*, arn:aws:s3:::b/key
          s3:ListBucket, arn:aws:s3:::b,   arn:aws:s3:::*,     arn:aws:s3:::amzn-s3-demo-bucket
          s3:GetObject,  arn:aws:s3:::*,   *, arn:aws:s3:us-east-1:111122223333:accesspoint/name/object/key
          s3:GetObject,  arn:aws:s3:::*,   arn:aws:s3:*:*:job/1/*, arn:aws:s3:us-east-1:111122223333:job/1/
          """)
  void witnessIsAResourceAsPeopleKnowIt(String action, String before, String after, String arn)
      throws MalformedPolicyException {
    String allow = ALLOW.replace("s3:GetObject", action).replace("arn:aws:s3:::b/*", "%s");
    Comparison comparison =
        compare(policy(allow.formatted(before)), policy(allow.formatted(after)), Identity.NONE);
    assertThat(comparison.moreWitness().orElseThrow().resource().arn()).isEqualTo(arn);
  }

  @Test
  void pastTheBoundOfResourcesTheAnswerIsUnknown() throws MalformedPolicyException {
    List<String> anywhere =
        IntStream.range(0, 15)
            .mapToObj(at -> ALLOW.replace("b/*", "b/*" + (char) ('a' + at) + "*"))
            .toList();
    Comparison comparison =
        compare(
            policy(String.join(",", anywhere.subList(0, 14))),
            policy(String.join(",", anywhere)),
            Identity.NONE);
    assertThat(comparison.more()).isEqualTo(Answer.UNKNOWN);
    assertThat(comparison.less()).isEqualTo(Answer.NO);
  }
}
