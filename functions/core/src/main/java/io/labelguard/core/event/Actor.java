package io.labelguard.core.event;

import java.util.Optional;

/// The caller who made a change, as CloudTrail reports; the strings come from outside and are not
/// escaped.
///
/// @param arn ARN of the user, role session or root user
/// @param issuerArn ARN of the role behind a session
/// @param vpcEndpoint id of the VPC endpoint through which the call came
/// @param userAgent the client; `cloudformation.amazonaws.com` for CloudFormation
/// @param console whether the session's credentials are the console's
public record Actor(
    Optional<String> arn,
    Optional<String> issuerArn,
    Optional<String> account,
    Optional<String> userAgent,
    Optional<String> sourceIp,
    Optional<String> vpcEndpoint,
    Optional<String> invokedBy,
    boolean console) {

  /// A caller who did not use the console.
  public Actor(
      Optional<String> arn,
      Optional<String> issuerArn,
      Optional<String> account,
      Optional<String> userAgent,
      Optional<String> sourceIp,
      Optional<String> vpcEndpoint,
      Optional<String> invokedBy) {
    this(arn, issuerArn, account, userAgent, sourceIp, vpcEndpoint, invokedBy, false);
  }

  /// A caller who came through no VPC endpoint that CloudTrail names, nor the console.
  public Actor(
      Optional<String> arn,
      Optional<String> issuerArn,
      Optional<String> account,
      Optional<String> userAgent,
      Optional<String> sourceIp,
      Optional<String> invokedBy) {
    this(arn, issuerArn, account, userAgent, sourceIp, Optional.empty(), invokedBy);
  }

  /// Returns the ARN that policies know the caller by (aws:PrincipalArn): that of the role behind a
  /// session, but a federated user's own.
  ///
  /// @see <a
  ///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn">aws:PrincipalArn</a>
  public Optional<String> principalArn() {
    return arn.filter(own -> own.contains(":federated-user/")).or(() -> issuerArn).or(() -> arn);
  }
}
