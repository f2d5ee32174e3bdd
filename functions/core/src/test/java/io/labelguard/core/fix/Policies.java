package io.labelguard.core.fix;

import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;

/// Policy texts that the tests of this package share.
public final class Policies {

  public static final String GT = "vpce-08408e335ebf95b40";
  public static final String OHIO = "vpce-02569ba1c40aad0bc";
  public static final String OWN = "vpce-0c1d2e3f4a5b60789";
  public static final String VPC = "vpc-0a1b2c3d4e5f60718";

  private static final String FIVE =
      """
      ["s3:GetObject","s3:PutObject","s3:AbortMultipartUpload","s3:ListBucket","s3:GetBucketLocation"]\
      """;

  private Policies() {}

  public static Policy read(String text) {
    try {
      return PolicyReader.live(text);
    } catch (MalformedPolicyException e) {
      throw new AssertionError(e.problem().text() + "\n" + text, e);
    }
  }

  /// A policy of these statements, minified.
  public static String policy(String... statements) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}";
  }

  /// A Deny of the five actions for everyone on the whole of bucket gt-labeling-data.
  public static String deny(String sid, String condition) {
    return statement(sid, "Deny", "\"Principal\":\"*\"", "\"Action\":" + FIVE, condition);
  }

  public static String statement(
      String sid, String effect, String principal, String action, String condition) {
    return "{\"Sid\":\""
        + sid
        + "\",\"Effect\":\""
        + effect
        + "\","
        + principal
        + ","
        + action
        + ",\"Resource\":[\"arn:aws:s3:::gt-labeling-data\",\"arn:aws:s3:::gt-labeling-data/*\"]"
        + (condition.isEmpty() ? "" : ",\"Condition\":" + condition)
        + "}";
  }

  public static final String ONLY_TLS =
      deny("OnlyTls", "{\"Bool\":{\"aws:SecureTransport\":\"false\"}}");

  /// Denies what does not come through the customer's own endpoint.
  public static final String ONLY_OWN_ENDPOINT =
      deny("OnlyOwnEndpoint", "{\"StringNotEquals\":{\"aws:SourceVpce\":[\"" + OWN + "\"]}}");

  /// Denies what does not come from the customer's VPC.
  public static final String ONLY_OWN_VPC =
      deny("OnlyOwnVpc", "{\"StringNotEquals\":{\"aws:SourceVpc\":\"" + VPC + "\"}}");
}
