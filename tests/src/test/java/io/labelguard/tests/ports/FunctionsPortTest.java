package io.labelguard.tests.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelguard.aws.function.LambdaFunctions;
import io.labelguard.aws.signed.SignedCalls;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.function.CustomFunction;
import io.labelguard.core.labeling.function.FunctionConfiguration;
import io.labelguard.core.labeling.function.FunctionState;
import io.labelguard.core.port.CallFailedException;
import io.labelguard.core.port.dependency.Functions;
import io.labelguard.local.wire.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/// Reading functions from Lambda, from end to end.
class FunctionsPortTest {

  private static final String PREFIX = "arn:aws:lambda:us-east-1:111122223333:function:";
  private static final String POLICY =
      "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"One\",\"Effect\":\"Allow\","
          + "\"Principal\":{\"AWS\":\"arn:aws:iam::111122223333:role/Gt\"},"
          + "\"Action\":\"lambda:InvokeFunction\",\"Resource\":\""
          + PREFIX
          + "full\"}]}";

  private static final String WORLD =
      """
      ,"functions":{"Functions":[
        {"Configuration":{"FunctionName":"full","State":"Failed","StateReason":"Too large.",
          "Role":"arn:aws:iam::111122223333:role/Function",
          "VpcConfig":{"SubnetIds":["subnet-1"],"VpcId":"vpc-0a1b2c3d4e5f60718"}},
         "Policy":%s,"ReservedConcurrentExecutions":0},
        {"Configuration":{"FunctionName":"plain","State":"Active",
          "VpcConfig":{"SubnetIds":[],"VpcId":""}}},
        {"FunctionName":"listed","State":"Inactive"},
        {"Configuration":{"FunctionName":"shy","State":"Active"},
         "refused":{"GetPolicy":"not for you"}},
        {"Configuration":{"FunctionArn":
          "arn:aws:lambda:us-east-1:444455556666:function:theirs:live","State":"Pending"}}]}
      """;

  private LocalAccount account = new LocalAccount(WORLD.formatted(POLICY));

  /// The calls, by their operation.
  private static final Map<String, Function<Functions, Reading<?>>> CALLS =
      Map.of(
          "GetFunctionConfiguration", functions -> functions.configuration(named("full")),
          "GetFunctionConcurrency", functions -> functions.reservedConcurrency(named("full")),
          "GetPolicy", functions -> functions.policy(named("full")));

  @BeforeEach
  void takeCalls() {
    account.aws().takeCalls();
  }

  @AfterEach
  void close() {
    account.close();
  }

  @Test
  void allThatIsSaidOfAFunctionIsRead() {
    assertThat(functions().configuration(named("full")))
        .isEqualTo(
            new Reading.Known<>(
                Optional.of(
                    new FunctionConfiguration(
                        Optional.of(FunctionState.FAILED),
                        Optional.of("Too large."),
                        Optional.of("arn:aws:iam::111122223333:role/Function"),
                        Optional.of("vpc-0a1b2c3d4e5f60718")))));
    assertThat(functions().reservedConcurrency(named("full")))
        .isEqualTo(new Reading.Known<>(Optional.of(0)));
    assertThat(
            functions()
                .policy(named("full"))
                .known()
                .flatMap(policy -> policy)
                .orElseThrow()
                .statements())
        .singleElement()
        .satisfies(statement -> assertThat(statement.sid()).contains("One"));
    assertThat(account.aws().takeCalls())
        .isEqualTo(
            Map.of(
                "lambda GetFunctionConfiguration", 1,
                "lambda GetFunctionConcurrency", 1,
                "lambda GetPolicy", 1));
  }

  @Test
  void whatAFunctionHasNotIsNone() {
    assertThat(functions().configuration(named("plain")))
        .isEqualTo(
            new Reading.Known<>(
                Optional.of(
                    new FunctionConfiguration(
                        Optional.of(FunctionState.ACTIVE),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))));
    assertThat(functions().reservedConcurrency(named("plain")))
        .isEqualTo(new Reading.Known<>(Optional.empty()));
    assertThat(functions().policy(named("plain"))).isEqualTo(new Reading.Known<>(Optional.empty()));
  }

  @Test
  void functionMayBeAsAListHasItOrOfAnotherAccountOrHaveAnAlias() {
    assertThat(state(named("listed"))).contains(FunctionState.INACTIVE);
    assertThat(state(named("plain:live"))).contains(FunctionState.ACTIVE);
    assertThat(
            state(
                CustomFunction.parse("arn:aws:lambda:us-east-1:444455556666:function:theirs:live")
                    .orElseThrow()))
        .contains(FunctionState.PENDING);
  }

  @Test
  void functionThatIsNotInTheListDoesNotExist() {
    assertThat(functions().configuration(named("gone")))
        .isEqualTo(new Reading.Known<>(Optional.empty()));
  }

  @Test
  void whatOneFunctionIsRefusedIsNotPermitted() {
    assertThat(functions().policy(named("shy")))
        .isEqualTo(
            new Reading.NotPermitted<>(
                "lambda:GetPolicy", "HTTP 403, AccessDeniedException: not for you"));
    assertThat(state(named("shy"))).contains(FunctionState.ACTIVE);
  }

  @Test
  void withoutAListNothingIsGiven() {
    account.close();
    account = new LocalAccount(",\"functions\":null");
    CALLS.forEach(
        (operation, call) ->
            assertThat(call.apply(functions()))
                .isEqualTo(
                    new Reading.NotPermitted<>(
                        "lambda:" + operation,
                        "HTTP 403, AccessDeniedException: not given in the world (world file:"
                            + " functions)")));
  }

  @Test
  void eachCallMayBeRefusedWhileTheOthersAreAnswered() {
    for (String refused : CALLS.keySet()) {
      account.aws().faults().next(1, refused, Fault.ACCESS_DENIED);
      CALLS.forEach(
          (operation, call) ->
              assertThat(call.apply(functions()))
                  .as("%s refused, %s", refused, operation)
                  .isInstanceOf(
                      operation.equals(refused)
                          ? Reading.NotPermitted.class
                          : Reading.Known.class));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"NOT_FOUND", "THROTTLED", "MALFORMED", "SERVER_ERROR", "LOST_REQUEST", "TIMEOUT"})
  void eachCallMayFailOnceWhileTheOthersAreAnswered(Fault fault) {
    for (String failing : CALLS.keySet()) {
      // Java sends a GET again whose connection was cut.
      if (fault == Fault.TIMEOUT || fault == Fault.LOST_REQUEST) {
        account.aws().faults().lasting(failing, "", fault);
      } else {
        account.aws().faults().next(1, failing, fault);
      }
      CALLS.forEach(
          (operation, call) -> {
            if (operation.equals(failing)) {
              assertThatThrownBy(() -> call.apply(functions()))
                  .isInstanceOf(CallFailedException.class)
                  .hasMessageContaining(PREFIX + "full");
            } else {
              assertThat(call.apply(functions())).isInstanceOf(Reading.Known.class);
            }
          });
      account.aws().faults().heal();
      assertThat(CALLS.get(failing).apply(functions())).isInstanceOf(Reading.Known.class);
    }
  }

  @Test
  void policyThatCannotBeReadIsAFailure() {
    account.close();
    account = new LocalAccount(WORLD.formatted("\"{\""));
    assertThatThrownBy(() -> functions().policy(named("full")))
        .isInstanceOf(CallFailedException.class)
        .hasMessageContaining("the policy cannot be read");
  }

  @Test
  void addressIsTheRegionsOwn() {
    assertThat(LambdaFunctions.addressIn(Region.EU_CENTRAL_1).endpoint())
        .hasToString("https://lambda.eu-central-1.amazonaws.com");
    assertThat(List.of(LambdaFunctions.addressIn(Region.EU_CENTRAL_1).signingRegion()))
        .containsExactly(Region.EU_CENTRAL_1);
  }

  private Optional<FunctionState> state(CustomFunction function) {
    return functions()
        .configuration(function)
        .known()
        .flatMap(found -> found)
        .flatMap(FunctionConfiguration::state);
  }

  private static CustomFunction named(String name) {
    return CustomFunction.parse(PREFIX + name).orElseThrow();
  }

  private LambdaFunctions functions() {
    return new LambdaFunctions(
        () ->
            new SignedCalls(
                UrlConnectionHttpClient.builder().socketTimeout(Duration.ofSeconds(1)).build(),
                account.credentials(),
                LambdaFunctions.addressIn(Region.US_EAST_1).at(account.aws().endpoint())));
  }
}
