package io.labelguard.core.check;

import java.util.Optional;

/// Who made the change that is looked at, as CloudTrail reports.
///
/// @param arn of the user, the role behind the session, the federated user, or the root user; the
///     session's own where the role is not known
/// @param session ARN of the role's session, where it is one
/// @param vpcEndpoint id of the VPC endpoint through which the call came
/// @param from an IP address; or the name of an AWS service that made the call for someone
public record ChangedBy(
    String arn, Optional<String> session, Optional<String> from, Optional<String> vpcEndpoint) {}
