package io.labelguard.cli.command;

import io.labelguard.cli.account.AwsLogin;
import io.labelguard.cli.account.NoAccountException;
import io.labelguard.cli.input.InputException;
import io.labelguard.cli.print.Console;
import io.labelguard.core.port.CallFailedException;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;
import software.amazon.awssdk.core.exception.SdkException;

/// The options of every command that reaches an AWS account.
public final class AwsOptions {

  private static final Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z]+)+-[0-9]+");

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description =
          "A profile of the AWS configuration. Default: credentials as the AWS command line finds"
              + " them.")
  Optional<String> profile = Optional.empty();

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description =
          "The Region, such as us-east-1. Default: the variable AWS_REGION, then the profile's.")
  Optional<String> region = Optional.empty();

  /// Returns the Region and the credentials that were chosen.
  ///
  /// @throws InputException where the Region cannot be one
  AwsLogin login() {
    if (region.isPresent() && !REGION.matcher(region.get()).matches()) {
      throw new InputException(
          "--region " + Console.safe(region.get()) + " is not the name of a Region",
          "Give one such as us-east-1.");
    }
    return new AwsLogin(profile, region);
  }

  /// Does a work with that account.
  ///
  /// @throws InputException where the account cannot be used
  int run(ToIntFunction<AwsLogin> work) {
    return run("a folder with --local", work);
  }

  /// Does a work with that account.
  ///
  /// @param instead what a person can use who has no account, in words
  /// @throws InputException where the account cannot be used
  public int run(String instead, ToIntFunction<AwsLogin> work) {
    AwsLogin login = login();
    AwsFailure failure = new AwsFailure(login, Optional.empty(), instead);
    try {
      return work.applyAsInt(login);
    } catch (NoAccountException e) {
      throw failure.of(e);
    } catch (CallFailedException e) {
      throw failure.of(e);
    } catch (SdkException e) {
      throw failure.of(e);
    }
  }

  /// Refuses these options where no AWS account is used.
  ///
  /// @param instead the option that names what is used
  void refuseBeside(String instead) {
    if (profile.isPresent() || region.isPresent()) {
      throw new InputException(
          "--profile and --region choose an AWS account; " + instead + " needs none");
    }
  }

  /// Returns the options for a command to paste that uses the same account.
  String options() {
    return AccountOption.option("--profile", profile) + AccountOption.option("--region", region);
  }
}
