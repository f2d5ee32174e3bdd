package io.labelguard.core.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AccessProofTest {

  private static final String OURS = "vpce-0c1d2e3f4a5b60789";
  private static final String ENDPOINT = "vpce-08408e335ebf95b40";
  private static final SortedSet<String> ACCOUNTS = new TreeSet<>(Set.of("111122223333"));
  private static final List<Edit> EDITS =
      List.of(
          new Edit.AddEndpoint(0, ENDPOINT),
          new Edit.AddCompanion(0, "LabelguardCompanion1", ENDPOINT, ACCOUNTS));

  private static final String PUBLIC_READ =
      """
      ,{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*"}\
      """;

  @Test
  void theEditWithItsCompanionLetsOnlyOurAccountThrough() {
    assertThat(reasons(policy(OURS), policy(OURS, ENDPOINT, companion("111122223333")))).isEmpty();
  }

  @Test
  void onAPublicBucketAForeignAccountGainsNothingEither() {
    String before = policy(OURS, PUBLIC_READ);
    assertThat(reasons(before, policy(OURS, ENDPOINT, PUBLIC_READ + companion("111122223333"))))
        .isEmpty();
    assertThat(reasons(before, policy(OURS, ENDPOINT, PUBLIC_READ)))
        .anySatisfy(reason -> assertThat(reason).contains("More would be allowed"));
  }

  @Test
  void withoutCompanionForeignAccountsWouldGetThrough() {
    assertThat(reasons(policy(OURS), policy(OURS, ENDPOINT, "")))
        .singleElement()
        .asString()
        .contains("More would be allowed")
        .contains(ENDPOINT);
  }

  @Test
  void aCompanionThatLetsAnotherAccountThroughIsTooWide() {
    assertThat(
            reasons(
                policy(OURS), policy(OURS, ENDPOINT, companion("111122223333\",\"444455556666"))))
        .singleElement()
        .asString()
        .contains("444455556666");
  }

  @Test
  void aCompanionThatIsTooBroadDeniesSomethingNew() {
    String broad = companion("111122223333").replace("s3:GetObject", "s3:*");
    assertThat(reasons(policy(OURS), policy(OURS, ENDPOINT, broad)))
        .anySatisfy(reason -> assertThat(reason).contains("newly denied"));
  }

  @Test
  void anAddedAllowIsSeen() {
    assertThat(
            reasons(policy(OURS), policy(OURS, ENDPOINT, companion("111122223333") + PUBLIC_READ)))
        .anySatisfy(reason -> assertThat(reason).contains("An Allow covers more"));
  }

  @Test
  void anAllowThatIsTakenOutIsSeen() {
    assertThat(
            reasons(policy(OURS, PUBLIC_READ), policy(OURS, ENDPOINT, companion("111122223333"))))
        .anySatisfy(reason -> assertThat(reason).contains("An Allow covers less"));
  }

  @Test
  void anAllowOfWhatADenyStopsAnywayIsSeen() {
    String underTheDeny =
        PUBLIC_READ.replace(
            "b/*\"}", "b/*\",\"Condition\":{\"StringEquals\":{\"aws:SourceVpce\":\"vpce-1\"}}}");
    assertThat(
            reasons(policy(OURS), policy(OURS, ENDPOINT, companion("111122223333") + underTheDeny)))
        .singleElement()
        .asString()
        .contains("An Allow covers more");
  }

  @Test
  void aChangedStatementWhoseEffectCannotBeReadMayAllowAndMayDeny() {
    String odd = PUBLIC_READ.replace("Allow", "Permit");
    assertThat(
            reasons(
                policy(OURS, odd),
                policy(OURS, ENDPOINT, odd.replace("b/*", "b/x/*") + companion("111122223333"))))
        .anySatisfy(reason -> assertThat(reason).startsWith("An Allow covers less"))
        .anySatisfy(reason -> assertThat(reason).startsWith("More would be allowed"));
  }

  @Test
  void anUntouchedStatementThatCannotBeReadBlocksNothing() {
    String odd =
        """
        ,{"Effect":"Deny","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*",
          "Condition":{"StringIsNice":{"aws:x":"y"}}}\
        """;
    assertThat(reasons(policy(OURS, odd), policy(OURS, ENDPOINT, odd + companion("111122223333"))))
        .isEmpty();
  }

  private static List<String> reasons(String before, String after) {
    return AccessProof.reasonsAgainst(read(before), read(after), EDITS, Set.of(ENDPOINT), ACCOUNTS);
  }

  private static String policy(String value) {
    return policy(value, "");
  }

  private static String policy(String value, String more) {
    return """
    {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:GetObject",
      "Resource":"arn:aws:s3:::b/*","Condition":{"StringNotEquals":{"aws:SourceVpce":["%s"]}}}%s]}\
    """
        .formatted(value, more);
  }

  private static String policy(String value, String second, String more) {
    return policy(value + "\",\"" + second, more);
  }

  private static String companion(String accounts) {
    return """
    ,{"Sid":"LabelguardCompanion1","Effect":"Deny","Principal":"*","Action":"s3:GetObject",
      "Resource":"arn:aws:s3:::b/*","Condition":{"StringNotEquals":{"aws:SourceVpce":["%s"],
      "aws:PrincipalAccount":["%s"]},"StringEquals":{"aws:SourceVpce":["%s"]}}}\
    """
        .formatted(OURS, accounts, ENDPOINT);
  }

  private static Policy read(String text) {
    try {
      return PolicyReader.live(text);
    } catch (MalformedPolicyException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
