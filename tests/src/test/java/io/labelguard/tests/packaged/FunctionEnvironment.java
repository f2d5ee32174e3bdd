package io.labelguard.tests.packaged;

import io.labelguard.local.AccountState;
import io.labelguard.local.LocalAws;
import io.labelguard.tests.template.StackValues;
import io.labelguard.tests.template.Template;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The environment of a deployed function: what the template gives it with the defaults of all
/// parameters, its references resolved, and what Lambda adds.
public final class FunctionEnvironment {

  /// The secret with the webhook's URL.
  public static final String SECRET = "slack";

  private static final Template TEMPLATE = Template.read();

  /// The megabytes of each function.
  public static final int MEMORY = memory();

  private FunctionEnvironment() {}

  /// Returns the variables of a function.
  ///
  /// @param id the function's logical id
  /// @param aws where the local AWS listens
  /// @param table where DynamoDB Local listens
  public static Map<String, String> of(String id, URI aws, URI table) {
    // SECRET takes the place of a parameter that is empty by default.
    StackValues values =
        new StackValues(
            TEMPLATE, Map.of("SlackWebhookSecret", SECRET), new LocalNames(aws, "StateTable"));
    Map<String, String> variables = of(id, values);
    addEndpoints(variables, aws, table);
    return variables;
  }

  /// Returns the variables of a function, without endpoints.
  public static Map<String, String> of(String id, StackValues values) {
    Map<String, String> variables =
        new TreeMap<>(
            values.texts(
                Template.at(TEMPLATE.properties(id), "Environment", "Variables").orElseThrow()));
    addLambdas(variables, id, MEMORY);
    return variables;
  }

  /// Adds what Lambda sets.
  ///
  /// @param memory megabytes
  public static void addLambdas(Map<String, String> variables, String id, int memory) {
    variables.put("AWS_LAMBDA_FUNCTION_NAME", "labelguard-" + id);
    variables.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", String.valueOf(memory));
    variables.put("AWS_LAMBDA_LOG_GROUP_NAME", "group");
    variables.put("AWS_LAMBDA_LOG_STREAM_NAME", "stream");
    variables.put("AWS_LAMBDA_LOG_FORMAT", "JSON");
    variables.put("AWS_LAMBDA_LOG_LEVEL", "INFO");
    variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
    variables.put("AWS_REGION", "us-east-1");
    variables.put("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE");
    variables.put("AWS_SECRET_ACCESS_KEY", "secret");
    variables.put("AWS_SESSION_TOKEN", "token");
  }

  /// Adds where a local AWS and DynamoDB Local listen.
  public static void addEndpoints(Map<String, String> variables, URI aws, URI table) {
    variables.put("AWS_ENDPOINT_URL", aws.toString());
    variables.put("AWS_ENDPOINT_URL_DYNAMODB", table.toString());
  }

  /// Returns the seconds that a function may take.
  public static int timeout(String id) {
    return Integer.parseInt(String.valueOf(TEMPLATE.properties(id).get("Timeout")));
  }

  /// Gives a local AWS the parameters of Systems Manager that the stack has.
  public static void putParameters(AccountState state, StackValues values) {
    for (String id : TEMPLATE.resources("AWS::SSM::Parameter").keySet()) {
      Map<String, Object> parameter = TEMPLATE.properties(id);
      state.putParameter(values.text(parameter.get("Name")), values.text(parameter.get("Value")));
    }
  }

  /// Gives a local AWS the parameters that the stack has with the defaults of all its own.
  public static void putParameters(LocalAws aws) {
    putParameters(
        aws.state(),
        new StackValues(TEMPLATE, Map.of(), new LocalNames(aws.endpoint(), "StateTable")));
  }

  /// Returns the class of a function's handler.
  public static String handler(String id) {
    return (String) TEMPLATE.properties(id).get("Handler");
  }

  private static int memory() {
    Set<Integer> sizes =
        TEMPLATE.functions().values().stream()
            .map(function -> (Integer) function.get("MemorySize"))
            .collect(Collectors.toSet());
    if (sizes.size() != 1) {
      throw new AssertionError("not every function has the same memory: " + sizes);
    }
    return sizes.iterator().next();
  }
}
