package io.labelguard.core.event;

import java.util.Optional;

/// The caller who made a change, as CloudTrail reports; the strings come from outside and are not
/// escaped.
///
/// @param arn ARN of the user, role session or root user
/// @param issuerArn ARN of the role behind a session
/// @param userAgent the client; `cloudformation.amazonaws.com` for CloudFormation
public record Actor(
    Optional<String> arn,
    Optional<String> issuerArn,
    Optional<String> account,
    Optional<String> userAgent,
    Optional<String> sourceIp,
    Optional<String> invokedBy) {}
