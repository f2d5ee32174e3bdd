package io.labelguard.cli.account;

import java.util.List;
import java.util.Optional;

/// Why no AWS account could be called.
public sealed interface AccountProblem {

  /// Neither an option, nor a variable, nor the profile names a Region.
  record NoRegion() implements AccountProblem {}

  /// There are no credentials.
  ///
  /// @param profile the profile that was asked for
  record NoCredentials(Optional<String> profile) implements AccountProblem {}

  /// The AWS configuration has no such profile.
  ///
  /// @param known the profiles that it has
  record UnknownProfile(String profile, List<String> known) implements AccountProblem {
    public UnknownProfile {
      known = List.copyOf(known);
    }
  }

  /// The profile logs in by a service whose client Labelguard does not have, such as IAM Identity
  /// Center.
  record OtherLogin(Optional<String> profile) implements AccountProblem {}

  /// The files of the AWS configuration cannot be read.
  record MalformedConfiguration(String reason) implements AccountProblem {}
}
