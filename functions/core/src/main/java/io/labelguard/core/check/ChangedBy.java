package io.labelguard.core.check;

import java.util.Optional;

/// Who made the change that is looked at, as CloudTrail reports.
///
/// @param arn of the user, the role behind the session, or the root user
/// @param session ARN of the role's session, where it is one
/// @param from an IP address; or the name of an AWS service that made the call for someone
public record ChangedBy(String arn, Optional<String> session, Optional<String> from) {}
