package io.labelguard.policy.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.match.CompiledPolicy;
import io.labelguard.policy.model.MalformedPolicyException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Callers of every kind that Principal elements can tell apart.
class CallerAtomsTest {

  private static final List<String> ALWAYS =
      List.of(
          "ANONYMOUS ",
          "SERVICE labelguard-nobody.amazonaws.com",
          "ROLE arn:aws:iam::999999999999:role/labelguard-nobody as"
              + " arn:aws:sts::999999999999:assumed-role/labelguard-nobody/labelguard-nobody",
          "USER arn:aws:iam::999999999999:user/labelguard-nobody",
          "USER arn:aws:iam::999999999999:root");

  @Test
  void strangersAreThereWhereNobodyIsNamed() throws Exception {
    assertThat(callers("'*'")).containsExactlyElementsOf(ALWAYS);
    assertThat(callers("{'CanonicalUser':'79a59d90'}")).containsExactlyElementsOf(ALWAYS);
    assertThat(callers("{'AWS':'AROAEXAMPLEID1234567'}")).containsExactlyElementsOf(ALWAYS);
  }

  @Test
  void servicesAndProvidersThatAreNamedCall() throws Exception {
    assertThat(callers("{'Service':'logs.amazonaws.com'}"))
        .containsAll(ALWAYS)
        .contains("SERVICE logs.amazonaws.com")
        .hasSize(ALWAYS.size() + 1);
    assertThat(callers("{'Federated':'cognito-identity.amazonaws.com'}"))
        .containsAll(ALWAYS)
        .contains("USER cognito-identity.amazonaws.com")
        .hasSize(ALWAYS.size() + 1);
  }

  @Test
  void accountThatIsNamedHasRolesUsersAndARoot() throws Exception {
    assertThat(others("{'AWS':'111122223333'}"))
        .containsExactly(
            "ROLE arn:aws:iam::111122223333:role/labelguard-nobody as"
                + " arn:aws:sts::111122223333:assumed-role/labelguard-nobody/labelguard-nobody",
            "USER arn:aws:iam::111122223333:user/labelguard-nobody",
            "USER arn:aws:iam::111122223333:root");
  }

  @Test
  void roleThatIsNamedHasASessionThatNobodyNames() throws Exception {
    assertThat(others("{'AWS':'arn:aws:iam::111122223333:role/team/Labeling'}"))
        .contains(
            "ROLE arn:aws:iam::111122223333:role/team/Labeling as"
                + " arn:aws:sts::111122223333:assumed-role/Labeling/labelguard-nobody",
            "ROLE arn:aws:iam::111122223333:role/labelguard-nobody as"
                + " arn:aws:sts::111122223333:assumed-role/labelguard-nobody/labelguard-nobody")
        .hasSize(4);
  }

  @Test
  void sessionThatIsNamedIsOneOfItsRolesSessions() throws Exception {
    assertThat(others("{'AWS':'arn:aws:sts::111122223333:assumed-role/Labeling/job'}"))
        .contains(
            "ROLE arn:aws:iam::111122223333:role/Labeling as"
                + " arn:aws:sts::111122223333:assumed-role/Labeling/job",
            "ROLE arn:aws:iam::111122223333:role/Labeling as"
                + " arn:aws:sts::111122223333:assumed-role/Labeling/labelguard-nobody",
            "ROLE arn:aws:iam::111122223333:role/service-role/Labeling as"
                + " arn:aws:sts::111122223333:assumed-role/Labeling/job")
        .hasSize(7);
  }

  @Test
  void sessionOfARoleWithAPathBelongsToItAsWell() throws Exception {
    assertThat(
            others(
                "{'AWS':['arn:aws:iam::111122223333:role/team/Labeling',"
                    + "'arn:aws:sts::111122223333:assumed-role/Labeling/job']}"))
        .contains(
            "ROLE arn:aws:iam::111122223333:role/team/Labeling as"
                + " arn:aws:sts::111122223333:assumed-role/Labeling/job");
  }

  @Test
  void userThatIsNamedCallsAsOne() throws Exception {
    assertThat(others("{'AWS':'arn:aws:iam::111122223333:user/ann'}"))
        .contains("USER arn:aws:iam::111122223333:user/ann")
        .hasSize(4);
  }

  @Test
  void accountIsOfThePartitionThatAnArnPutsItIn() throws Exception {
    assertThat(others("{'AWS':'arn:aws-cn:iam::111122223333:role/Labeling'}"))
        .contains(
            "USER arn:aws-cn:iam::111122223333:root", "USER arn:aws-cn:iam::999999999999:root")
        .doesNotContain("USER arn:aws:iam::111122223333:root");
    assertThat(others("{'AWS':['111122223333','arn:aws-cn:iam::444455556666:root']}"))
        .contains(
            "USER arn:aws:iam::111122223333:root",
            "USER arn:aws-cn:iam::111122223333:root",
            "USER arn:aws-cn:iam::444455556666:root")
        .doesNotContain("USER arn:aws:iam::444455556666:root");
  }

  @Test
  void namesThatNoCallerCanHaveAddNone() throws Exception {
    assertThat(
            callers(
                "{'AWS':['arn:aws:iam::12:role/x','arn:aws:iam::*:role/x','arn:aws:s3:::b','arn:x',"
                    + "'abcdefghijkl','arn:aws:iam:::'],'Service':['logs','*'],'Federated':'x'}"))
        .containsExactlyElementsOf(ALWAYS);
    assertThat(
            others(
                "{'AWS':['arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1',"
                    + "'arn:aws:iam::111122223333:user/a:role/b']}"))
        .contains(
            "USER arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1",
            "USER arn:aws:iam::111122223333:user/a:role/b")
        .hasSize(5);
  }

  private static List<String> others(String principal) throws MalformedPolicyException {
    List<String> callers = callers(principal);
    assertThat(callers).containsAll(ALWAYS);
    return callers.stream().filter(caller -> !ALWAYS.contains(caller)).toList();
  }

  private static List<String> callers(String principal) throws MalformedPolicyException {
    String policy =
        ("{'Statement':[{'Effect':'Allow','Principal':"
                + principal
                + ",'Action':'s3:GetObject','Resource':'arn:aws:s3:::b/*'}]}")
            .replace('\'', '"');
    return CallerAtoms.of(CompiledPolicy.of(PolicyReader.live(policy)).statements()).stream()
        .map(
            caller ->
                caller.kind()
                    + " "
                    + caller.name()
                    + caller.session().map(session -> " as " + session).orElse(""))
        .toList();
  }
}
