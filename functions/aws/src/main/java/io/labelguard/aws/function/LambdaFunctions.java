package io.labelguard.aws.function;

import io.labelguard.aws.AwsCalls;
import io.labelguard.aws.signed.AnsweredJson;
import io.labelguard.aws.signed.AnsweredPolicy;
import io.labelguard.aws.signed.ServiceAddress;
import io.labelguard.aws.signed.SignedAnswer;
import io.labelguard.aws.signed.SignedCalls;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.function.CustomFunction;
import io.labelguard.core.labeling.function.FunctionConfiguration;
import io.labelguard.core.labeling.function.FunctionState;
import io.labelguard.core.port.CallFailure;
import io.labelguard.core.port.dependency.Functions;
import io.labelguard.policy.model.Policy;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.servicemetadata.LambdaServiceMetadata;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/// Reads functions by three calls of Lambda.
///
/// @see <a
///     href="https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionConfiguration.html">GetFunctionConfiguration</a>
/// @see <a
///     href="https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionConcurrency.html">GetFunctionConcurrency</a>
/// @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_GetPolicy.html">GetPolicy</a>
public final class LambdaFunctions implements Functions {

  private static final String NOT_FOUND = "ResourceNotFoundException";
  private static final String OF_2015 = "/2015-03-31/functions/";
  private static final String OF_2019 = "/2019-09-30/functions/";

  private final Supplier<SignedCalls> lambda;

  /// @param lambda calls at [#addressIn], or at another endpoint; made when something is read
  public LambdaFunctions(Supplier<SignedCalls> lambda) {
    this.lambda = lambda;
  }

  /// Returns Lambda's address in a Region.
  public static ServiceAddress addressIn(Region region) {
    LambdaServiceMetadata metadata = new LambdaServiceMetadata();
    return new ServiceAddress(
        "lambda",
        metadata.signingRegion(region),
        URI.create("https://" + metadata.endpointFor(region)));
  }

  @Override
  public Reading<Optional<FunctionConfiguration>> configuration(CustomFunction function) {
    return read(
        "GetFunctionConfiguration",
        "the configuration",
        function.arn(),
        OF_2015 + encoded(function.arn()) + "/configuration",
        LambdaFunctions::configuration);
  }

  @Override
  public Reading<Optional<Integer>> reservedConcurrency(CustomFunction function) {
    Reading<Optional<Optional<Integer>>> read =
        read(
            "GetFunctionConcurrency",
            "the reserved concurrency",
            function.unqualified(),
            OF_2019 + encoded(function.unqualified()) + "/concurrency",
            answer -> answer.number("ReservedConcurrentExecutions"));
    return switch (read) {
      case Reading.Known<Optional<Optional<Integer>>>(Optional<Optional<Integer>> value) ->
          new Reading.Known<>(value.flatMap(Function.identity()));
      case Reading.NotPermitted<Optional<Optional<Integer>>>(String permission, String reason) ->
          new Reading.NotPermitted<>(permission, reason);
      case Reading.NotGiven<Optional<Optional<Integer>>> _ -> new Reading.NotGiven<>();
    };
  }

  @Override
  public Reading<Optional<Policy>> policy(CustomFunction function) {
    return read(
        "GetPolicy",
        "the policy",
        function.arn(),
        OF_2015 + encoded(function.arn()) + "/policy",
        AnsweredPolicy::in);
  }

  private <T> Reading<Optional<T>> read(
      String operation, String what, String arn, String path, Function<AnsweredJson, T> answered) {
    String attempt = "read " + what + " of function " + arn;
    try {
      return new Reading.Known<>(found(path).map(answered));
    } catch (SdkException e) {
      CallFailure failure = AwsCalls.failed(attempt, e).failure();
      if (failure.refused()) {
        return new Reading.NotPermitted<>("lambda:" + operation, failure.reason());
      }
      throw AwsCalls.failed(attempt, e);
    }
  }

  /// Returns the answer; empty where Lambda has no such function, or the function no policy.
  private Optional<AnsweredJson> found(String path) {
    SignedAnswer answer = lambda.get().rest(path);
    if (answer.ok()) {
      return Optional.of(answer.json());
    }
    AwsServiceException failure = answer.jsonFailure();
    boolean missing =
        failure.awsErrorDetails() != null
            && NOT_FOUND.equals(failure.awsErrorDetails().errorCode());
    if (missing) {
      return Optional.empty();
    }
    throw failure;
  }

  private static FunctionConfiguration configuration(AnsweredJson answer) {
    return new FunctionConfiguration(
        answer.text("State").flatMap(FunctionState::of),
        answer.text("StateReason").filter(reason -> !reason.isBlank()),
        answer.text("Role"),
        // Of a function without a VPC it is left out, or empty.
        answer.in("VpcConfig").text("VpcId").filter(id -> !id.isBlank()));
  }

  private static String encoded(String arn) {
    return SdkHttpUtils.urlEncode(arn);
  }
}
