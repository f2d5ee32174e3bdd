package io.labelguard.core.event;

import java.util.Optional;

/// Who made a change, as CloudTrail tells; strings from outside, unescaped.
///
/// @param arn of the user, role session or root
/// @param issuerArn the role behind a session
/// @param userAgent the client; `cloudformation.amazonaws.com` for CloudFormation
public record Actor(
    Optional<String> arn,
    Optional<String> issuerArn,
    Optional<String> account,
    Optional<String> userAgent,
    Optional<String> sourceIp,
    Optional<String> invokedBy) {}
