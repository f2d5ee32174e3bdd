package io.labelguard.core.compose;

import static io.labelguard.core.compose.Orders.ACCOUNT;
import static io.labelguard.core.compose.Orders.ADMIN;
import static io.labelguard.core.compose.Orders.ENDPOINT;
import static io.labelguard.core.compose.Orders.GROUND_TRUTH;
import static io.labelguard.core.compose.Orders.VPC;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.policy.decide.PolicyEvaluator;
import io.labelguard.policy.request.KeyState;
import io.labelguard.policy.request.Principal;
import io.labelguard.policy.request.Request;
import io.labelguard.policy.request.RequestContext;
import io.labelguard.policy.request.RequestResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a composed policy decides of requests that are written down here key by key, and that the
/// rows of what it denies to whom say the same.
class ComposedDecisionsTest {

  private static final String OTHER_VPC = "vpc-0fedcba9876543210";
  private static final String OTHER_ENDPOINT = "vpce-0fedcba9876543210";

  private static final Composed.BucketPolicy POLICY =
      CompositionTest.proven(Orders.order(Orders.job(), VPC, ENDPOINT, ADMIN))
          .policies()
          .getFirst();

  private static final PolicyEvaluator EVALUATOR =
      new PolicyEvaluator(
          new RestrictingPolicy(
                  Orders.BUCKET, "aws", Orders.to(VPC, ENDPOINT, ADMIN), GROUND_TRUTH, ACCOUNT)
              .read());

  /// The columns: who, in which account, from where, and whether the data is denied.
  @ParameterizedTest
  @CsvSource({
    "Any,       111122223333, internet,          true",
    "Any,       111122223333, other endpoint,    true",
    "Any,       111122223333, VPC,               false",
    "Any,       111122223333, endpoint,          false",
    "Any,       111122223333, Ground Truth,      false",
    "Any,       111122223333, other Region,      true",
    "Any,       444455556666, internet,          true",
    "Any,       444455556666, VPC,               false",
    "Any,       444455556666, Ground Truth,      true",
    "Admin,     111122223333, internet,          false",
    "Admin,     111122223333, other endpoint,    false",
    "Admin,     444455556666, internet,          true",
    "Admin,     444455556666, Ground Truth,      true",
    "admin,     111122223333, internet,          true"
  })
  void dataIsDeniedOutside(String role, String account, String from, boolean denied) {
    for (String action : List.of("s3:GetObject", "s3:PutObject", "s3:DeleteObjectVersion")) {
      assertThat(isDenied(action, "/in/cat.jpg", role, account, from)).isEqualTo(denied);
    }
    for (String action : List.of("s3:ListBucket", "s3:GetBucketLocation", "s3:PutBucketAcl")) {
      assertThat(isDenied(action, "", role, account, from)).isEqualTo(denied);
    }
  }

  @ParameterizedTest
  @CsvSource({"s3:GetBucketPolicy", "s3:PutBucketPolicy", "s3:DeleteBucketPolicy"})
  void thePolicyItselfCanBeTakenBackFromAnywhere(String action) {
    for (String from : List.of("internet", "other endpoint", "Ground Truth")) {
      assertThat(isDenied(action, "", "Any", ACCOUNT, from)).isFalse();
    }
  }

  @Test
  void theRowsSayWhatThoseRequestsSay() {
    Map<String, String> rows = new TreeMap<>();
    POLICY
        .denials()
        .forEach(row -> rows.put(row.who().replaceAll("[,(].*", "").strip(), row.what()));
    String all =
        "s3:GetObject, s3:PutObject, s3:DeleteObject, s3:ListBucket and every other action but"
            + " s3:DeleteBucketPolicy, s3:GetBucketPolicy, s3:PutBucketPolicy";
    assertThat(rows)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "every caller from the internet", all,
                "every caller through another VPC endpoint", all,
                "AWS services that ask in a caller's name", all,
                "AWS services in their own name", all,
                "Ground Truth for jobs of other accounts", all,
                "Ground Truth for jobs in other Regions", all,
                "automated labeling of jobs without a VpcConfig", all,
                "workers whose browser is elsewhere", "s3:GetObject"));
  }

  @Test
  void aServiceInItsOwnNameIsDenied() {
    Map<String, KeyState> keys = network("internet");
    keys.put("aws:PrincipalIsAWSService", KeyState.of("true"));
    Request request =
        new Request(
            new Principal(Principal.Kind.SERVICE, "logging.s3.amazonaws.com", Optional.empty()),
            "s3:PutObject",
            new RequestResource.Exact("arn:aws:s3:::gt-labeling-data/logs/1"),
            Optional.of(ACCOUNT),
            RequestContext.of(keys),
            Request.IdentityPolicies.SILENT);
    assertThat(EVALUATOR.isPlainlyDenied(request)).isTrue();
  }

  private static boolean isDenied(
      String action, String key, String role, String account, String from) {
    String arn = "arn:aws:iam::" + account + ":role/" + role;
    Map<String, KeyState> keys = network(from);
    keys.put("aws:PrincipalArn", KeyState.of(arn));
    keys.put("aws:PrincipalAccount", KeyState.of(account));
    return !EVALUATOR
        .evaluate(
            new Request(
                Principal.role(arn),
                action,
                new RequestResource.Exact("arn:aws:s3:::gt-labeling-data" + key),
                Optional.of(ACCOUNT),
                RequestContext.of(keys),
                Request.IdentityPolicies.ALLOW))
        .denyStatements()
        .isEmpty();
  }

  private static Map<String, KeyState> network(String from) {
    return switch (from) {
      case "internet" -> new TreeMap<>(Map.of("aws:SourceIp", KeyState.of("203.0.113.7")));
      case "other endpoint" -> endpoint(OTHER_VPC, OTHER_ENDPOINT);
      case "VPC" -> endpoint(VPC, OTHER_ENDPOINT);
      case "endpoint" -> endpoint(OTHER_VPC, ENDPOINT);
      case "Ground Truth" -> endpoint("vpc-0000000000000000a", GROUND_TRUTH);
      case "other Region" -> endpoint("vpc-0000000000000000a", "vpce-02569ba1c40aad0bc");
      default -> throw new IllegalArgumentException(from);
    };
  }

  private static Map<String, KeyState> endpoint(String vpc, String endpoint) {
    return new TreeMap<>(
        Map.of("aws:SourceVpc", KeyState.of(vpc), "aws:SourceVpce", KeyState.of(endpoint)));
  }
}
