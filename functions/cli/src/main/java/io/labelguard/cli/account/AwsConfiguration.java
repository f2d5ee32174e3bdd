package io.labelguard.cli.account;

import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.InstanceProfileRegionProvider;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;

/// Finds the Region and the credentials of a person, as the AWS command line does.
///
/// @see <a href="https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html">the
///     files and their order</a>
final class AwsConfiguration {

  /// How the SDK says that a profile needs a client that is not there.
  private static final String OTHER_CLIENT = "module must be on the class path";

  private final AwsLogin login;
  private final ProfileFile file;

  private AwsConfiguration(AwsLogin login, ProfileFile file) {
    this.login = login;
    this.file = file;
  }

  /// Reads the configuration's files.
  ///
  /// @throws NoAccountException where they cannot be read, or have no such profile
  static AwsConfiguration read(AwsLogin login) {
    AwsConfiguration configuration = new AwsConfiguration(login, file());
    login.profile().ifPresent(configuration::requireProfile);
    return configuration;
  }

  private static ProfileFile file() {
    try {
      return ProfileFile.defaultProfileFile();
    } catch (IllegalArgumentException e) {
      throw new NoAccountException(
          new AccountProblem.MalformedConfiguration(String.valueOf(e.getMessage())));
    }
  }

  private void requireProfile(String name) {
    if (file.profile(name).isEmpty()) {
      throw new NoAccountException(
          new AccountProblem.UnknownProfile(
              name, new TreeSet<>(file.profiles().keySet()).stream().toList()));
    }
  }

  /// Returns the Region.
  ///
  /// @throws NoAccountException where no option, variable or profile names one
  Region region() {
    if (login.region().isPresent()) {
      return Region.of(login.region().get());
    }
    try {
      return new AwsRegionProviderChain(
              new SystemSettingsRegionProvider(),
              new AwsProfileRegionProvider(() -> file, profile()),
              new InstanceProfileRegionProvider())
          .getRegion();
    } catch (SdkClientException _) {
      throw new NoAccountException(new AccountProblem.NoRegion());
    }
  }

  /// Does a work with the credentials.
  ///
  /// @throws NoAccountException where there are none
  <T> T withCredentials(Function<AwsCredentialsProvider, T> work) {
    if (login.profile().isPresent()) {
      try (ProfileCredentialsProvider credentials =
          ProfileCredentialsProvider.builder().profileFile(file).profileName(profile()).build()) {
        return work.apply(present(credentials));
      }
    }
    try (DefaultCredentialsProvider credentials = DefaultCredentialsProvider.builder().build()) {
      return work.apply(present(credentials));
    }
  }

  private AwsCredentialsProvider present(AwsCredentialsProvider credentials) {
    try {
      credentials.resolveCredentials();
      return credentials;
    } catch (SdkClientException | IllegalStateException e) {
      if (String.valueOf(e.getMessage()).contains(OTHER_CLIENT)) {
        throw new NoAccountException(new AccountProblem.OtherLogin(chosen()));
      }
      chosen().ifPresent(this::requireProfile);
      throw new NoAccountException(new AccountProblem.NoCredentials(chosen()));
    }
  }

  /// Returns the profile that an option or a variable names.
  private Optional<String> chosen() {
    return login
        .profile()
        .or(ProfileFileSystemSetting.AWS_PROFILE::getStringValue)
        .filter(name -> !name.equals("default"));
  }

  private String profile() {
    return login.profile().orElseGet(ProfileFileSystemSetting.AWS_PROFILE::getStringValueOrThrow);
  }
}
