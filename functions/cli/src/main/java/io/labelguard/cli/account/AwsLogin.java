package io.labelguard.cli.account;

import java.util.Optional;

/// Which Region and credentials a person chose. What they did not choose is found as the AWS
/// command line finds it.
///
/// @param profile a profile of the AWS configuration, whose credentials win over all others
/// @param region a Region, which wins over that of the profile
public record AwsLogin(Optional<String> profile, Optional<String> region) {}
