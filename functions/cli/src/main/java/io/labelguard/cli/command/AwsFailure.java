package io.labelguard.cli.command;

import io.labelguard.aws.AwsCalls;
import io.labelguard.cli.account.AccountProblem;
import io.labelguard.cli.account.AwsLogin;
import io.labelguard.cli.account.NoAccountException;
import io.labelguard.cli.input.InputException;
import io.labelguard.cli.input.NearestName;
import io.labelguard.cli.print.Console;
import io.labelguard.core.port.CallFailedException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;

/// Says why an AWS account cannot be used and what to do, in words that name no class of the SDK.
///
/// @see <a
///     href="https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html">the codes that
///     every service has</a>
final class AwsFailure {

  private static final Set<String> EXPIRED =
      Set.of("ExpiredToken", "ExpiredTokenException", "RequestExpired", "TokenRefreshRequired");

  private static final Set<String> UNKNOWN_KEY =
      Set.of(
          "AuthFailure",
          "IncompleteSignature",
          "InvalidAccessKeyId",
          "InvalidClientTokenId",
          "SignatureDoesNotMatch",
          "UnrecognizedClientException");

  /// A Java or SDK class in the words of the SDK.
  private static final Pattern CLASS_NAME =
      Pattern.compile("(?:[a-z]\\w*[.]){2,}[A-Z]|[A-Z]\\w*(?:Exception|Provider|Client|Error)\\b");

  private final AwsLogin login;
  private final Optional<String> table;
  private final String instead;

  /// Failures of one command.
  ///
  /// @param table the state table that it uses
  /// @param instead the options that need no account
  AwsFailure(AwsLogin login, Optional<String> table, String instead) {
    this.login = login;
    this.table = table;
    this.instead = instead;
  }

  /// Returns the error for a Region or credentials that are missing.
  InputException of(NoAccountException e) {
    return switch (e.problem()) {
      case AccountProblem.NoRegion _ ->
          new InputException(
              "no AWS Region",
              "Set AWS_REGION, or give --region us-east-1. No account at hand? labelguard demo, or "
                  + instead
                  + ".");
      case AccountProblem.NoCredentials(Optional<String> profile) ->
          new InputException(
              "no AWS credentials" + profile.map(AwsFailure::inProfile).orElse(""),
              "Log in (aws configure, or aws login), set AWS_ACCESS_KEY_ID and"
                  + " AWS_SECRET_ACCESS_KEY, or give --profile NAME. No account at hand? labelguard"
                  + " demo, or "
                  + instead
                  + ".");
      case AccountProblem.UnknownProfile(String profile, List<String> known) ->
          new InputException(
              "no profile " + Console.safe(profile) + " in the AWS configuration",
              known.isEmpty()
                  ? "It has no profiles. Make one: aws configure --profile " + Console.safe(profile)
                  : suggestion(known, profile)
                      + "It has: "
                      + Console.safe(String.join(", ", known))
                      + ".");
      case AccountProblem.OtherLogin(Optional<String> profile) ->
          new InputException(
              "cannot log in"
                  + profile.map(name -> " with profile " + Console.safe(name)).orElse("")
                  + " by IAM Identity Center or a console login",
              "Log in with the AWS command line, then: eval \"$(aws configure export-credentials"
                  + profile.map(name -> " --profile " + Console.safe(name)).orElse("")
                  + " --format env)\" and try again without --profile.");
      case AccountProblem.MalformedConfiguration(String reason) ->
          new InputException(
              "cannot read the AWS configuration: " + plain(reason).orElse("it is malformed"),
              "Correct ~/.aws/config or ~/.aws/credentials.");
    };
  }

  /// Returns the error for a call of a port that failed.
  InputException of(CallFailedException e) {
    String attempt = "could not " + Console.safe(e.failure().attempt());
    return e.getCause() instanceof SdkException cause
        ? of(cause, attempt)
        : new InputException(
            attempt + plain(e.failure().reason()).map(words -> ": " + words).orElse(""));
  }

  /// Returns the error for a call that failed.
  InputException of(SdkException e) {
    return of(e, "a call to AWS failed");
  }

  private InputException of(SdkException e, String attempt) {
    if (e instanceof AwsServiceException answer) {
      return answered(answer, attempt);
    }
    if (isOfTheNetwork(e)) {
      return new InputException("cannot reach AWS" + inRegion(), reachAdvice());
    }
    return new InputException(
        attempt + plain(String.valueOf(e.getMessage())).map(words -> ": " + words).orElse(""),
        "Check the Region and the credentials, or use " + instead + ".");
  }

  private InputException answered(AwsServiceException answer, String attempt) {
    AwsErrorDetails details = answer.awsErrorDetails();
    String code = details == null ? "" : String.valueOf(details.errorCode());
    String said = details == null ? "" : String.valueOf(details.errorMessage());
    if (EXPIRED.contains(code)) {
      return new InputException(
          "the AWS credentials have expired",
          "Log in again (for example aws sso login, or aws login), or set new ones, and repeat the"
              + " command.");
    }
    if (UNKNOWN_KEY.contains(code)) {
      return new InputException(
          "AWS does not accept the credentials",
          "Test them: aws sts get-caller-identity. Then set others, or give --profile NAME.");
    }
    if (AwsCalls.isRefusal(answer)) {
      return new InputException(
          "access denied: " + Console.safe(said.isBlank() ? attempt : said),
          "Ask for that permission, or use other credentials (--profile NAME).");
    }
    if (table.isPresent() && code.equals("ResourceNotFoundException") && isTable(details)) {
      return new InputException(
          "no state table " + Console.safe(table.get()) + inRegion(),
          "Its name is the output StateTableName of Labelguard's stack (aws cloudformation"
              + " describe-stacks). Is the Region right? (--region REGION)");
    }
    return new InputException(
        attempt
            + ": AWS answered HTTP "
            + answer.statusCode()
            + plain(said).map(words -> ", " + words).orElse(""),
        "Try again in some minutes.");
  }

  private static boolean isTable(AwsErrorDetails details) {
    return String.valueOf(details.serviceName()).equalsIgnoreCase("DynamoDb");
  }

  /// Returns the words without what only a programmer of the SDK needs.
  private static Optional<String> plain(String words) {
    return words.isBlank() || words.equals("null") || CLASS_NAME.matcher(words).find()
        ? Optional.empty()
        : Optional.of(Console.safe(words));
  }

  private String reachAdvice() {
    List<String> regions = Region.regions().stream().map(Region::id).toList();
    return login
            .region()
            .filter(region -> !regions.contains(region))
            .map(region -> suggestion(regions, region))
            .orElse("")
        + "Check the network, the proxy and the Region, or use "
        + instead
        + ".";
  }

  private String inRegion() {
    return login.region().map(region -> " in Region " + region).orElse("");
  }

  private static String inProfile(String name) {
    return " in profile " + Console.safe(name);
  }

  private static String suggestion(List<String> names, String given) {
    return NearestName.near(names, given)
        .map(name -> "Did you mean " + Console.safe(name) + "? ")
        .orElse("");
  }

  /// Returns whether the request could not be sent or the answer not be read.
  private static boolean isOfTheNetwork(SdkException e) {
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException) {
        return true;
      }
    }
    return false;
  }
}
