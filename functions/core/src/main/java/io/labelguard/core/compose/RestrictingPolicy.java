package io.labelguard.core.compose;

import io.labelguard.core.fix.Companion;
import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes the policy that restricts one bucket, as text with line breaks.
///
/// Its first statement denies everyone but what the restriction names and Ground Truth's endpoint.
/// The second is that one's companion: all customers of Ground Truth share the endpoint in a
/// Region, so other accounts are denied there as before. Both leave the bucket's policy itself to
/// those who may change it, so that a mistake can be taken back from any network.
///
/// @param bucket its name, without characters that are special in a policy
/// @param endpoint id of Ground Truth's endpoint in the job's Region
/// @param account the account whose jobs are let in through that endpoint
record RestrictingPolicy(
    String bucket, String partition, Restriction restriction, String endpoint, String account) {

  /// What nobody is denied. S3 never denies these to the root user of the account.
  static final List<String> LEFT_OPEN =
      List.of("s3:DeleteBucketPolicy", "s3:GetBucketPolicy", "s3:PutBucketPolicy");

  private static final String SID = "OnlyOurNetworkAndGroundTruth";
  private static final String NOT_EQUALS = "StringNotEquals";
  private static final String EQUALS = "StringEquals";
  private static final String SOURCE_VPCE = "aws:SourceVpce";
  private static final String ACCOUNT = "aws:PrincipalAccount";

  /// The Condition of a statement.
  private static final class Conditions {

    private final Map<String, Map<String, List<String>>> byOperator = new LinkedHashMap<>();

    /// Adds a key; one without values is left out.
    Conditions with(String operator, String key, Collection<String> values) {
      if (!values.isEmpty()) {
        byOperator
            .computeIfAbsent(operator, _ -> new LinkedHashMap<>())
            .put(key, values.stream().sorted().toList());
      }
      return this;
    }

    String text() {
      return byOperator.entrySet().stream()
          .map(
              operator ->
                  operator.getValue().entrySet().stream()
                      .map(key -> "          " + quoted(key.getKey()) + ": " + list(key.getValue()))
                      .collect(
                          Collectors.joining(
                              ",\n",
                              "        " + quoted(operator.getKey()) + ": {\n",
                              "\n        }")))
          .collect(Collectors.joining(",\n"));
    }
  }

  /// Returns the policy.
  String text() {
    return document(main(), companion());
  }

  /// Returns the policy as it is read.
  Policy read() {
    return read(text());
  }

  /// Returns the policy as it would be without Ground Truth: closed to all but the restriction.
  Policy closed() {
    return read(document(statement(SID, exempting(restriction.endpoints()))));
  }

  /// Returns the policy with one statement more, which denies what it was meant to open: requests
  /// of the account through Ground Truth's endpoint.
  Policy closedAgain() {
    return read(
        document(
            main(),
            companion(),
            statement(
                "Meant",
                exempting(restriction.endpoints())
                    .with(EQUALS, SOURCE_VPCE, List.of(endpoint))
                    .with(EQUALS, ACCOUNT, List.of(account)))));
  }

  private static Policy read(String text) {
    try {
      return PolicyReader.live(text);
    } catch (MalformedPolicyException e) {
      throw new IllegalStateException("a composed policy cannot be read", e);
    }
  }

  private String main() {
    return statement(
        SID,
        exempting(Stream.concat(restriction.endpoints().stream(), Stream.of(endpoint)).toList()));
  }

  private String companion() {
    return statement(
        Companion.sid(1),
        exempting(restriction.endpoints())
            .with(NOT_EQUALS, ACCOUNT, List.of(account))
            .with(EQUALS, SOURCE_VPCE, List.of(endpoint)));
  }

  private Conditions exempting(Collection<String> endpoints) {
    return new Conditions()
        .with(NOT_EQUALS, "aws:SourceVpc", restriction.vpcs())
        .with(NOT_EQUALS, SOURCE_VPCE, endpoints)
        .with("ArnNotEquals", "aws:PrincipalArn", restriction.principalArns());
  }

  private String statement(String sid, Conditions conditions) {
    String arn = "arn:" + partition + ":s3:::" + bucket;
    return """
        {
          "Sid": %s,
          "Effect": "Deny",
          "Principal": "*",
          "NotAction": %s,
          "Resource": %s,
          "Condition": {
    %s
          }
        }\
    """
        .formatted(quoted(sid), list(LEFT_OPEN), list(List.of(arn, arn + "/*")), conditions.text());
  }

  private static String document(String... statements) {
    return """
    {
      "Version": "2012-10-17",
      "Statement": [
    %s
      ]
    }
    """
        .formatted(String.join(",\n", statements));
  }

  private static String list(Collection<String> values) {
    return values.stream()
        .map(RestrictingPolicy::quoted)
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String quoted(String plain) {
    return "\"" + plain + "\"";
  }
}
