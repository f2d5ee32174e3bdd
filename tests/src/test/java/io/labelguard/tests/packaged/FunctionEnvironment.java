package io.labelguard.tests.packaged;

import io.labelguard.local.AccountState;
import io.labelguard.tests.template.Template;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The environment of a deployed function: what template.yaml gives it with the defaults of all
/// parameters, its references resolved, and what Lambda adds.
public final class FunctionEnvironment {

  /// The secret with the webhook's URL.
  static final String SECRET = "slack";

  private static final Template TEMPLATE = Template.read();

  private final URI aws;
  private final Map<String, String> variables = new TreeMap<>();

  private FunctionEnvironment(URI aws) {
    this.aws = aws;
  }

  /// Returns the variables of a function.
  ///
  /// @param id the function's logical id
  /// @param aws where the local AWS listens
  /// @param table where DynamoDB Local listens
  public static Map<String, String> of(String id, URI aws, URI table) {
    var environment = new FunctionEnvironment(aws);
    environment.add(
        Template.at(TEMPLATE.section("Globals"), "Function", "Environment", "Variables"));
    environment.add(Template.at(TEMPLATE.properties(id), "Environment", "Variables"));
    Map<String, String> variables = environment.variables;
    variables.put("AWS_LAMBDA_FUNCTION_NAME", "labelguard-" + id);
    variables.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024");
    variables.put("AWS_LAMBDA_LOG_GROUP_NAME", "group");
    variables.put("AWS_LAMBDA_LOG_STREAM_NAME", "stream");
    variables.put("AWS_LAMBDA_LOG_FORMAT", "JSON");
    variables.put("AWS_LAMBDA_LOG_LEVEL", "INFO");
    variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
    variables.put("AWS_REGION", "us-east-1");
    variables.put("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE");
    variables.put("AWS_SECRET_ACCESS_KEY", "secret");
    variables.put("AWS_SESSION_TOKEN", "token");
    variables.put("AWS_ENDPOINT_URL", aws.toString());
    variables.put("AWS_ENDPOINT_URL_DYNAMODB", table.toString());
    return variables;
  }

  /// Gives a local AWS the parameters of the stack, with the defaults of all parameters.
  public static void putParameters(AccountState state) {
    TEMPLATE
        .resources("AWS::SSM::Parameter")
        .keySet()
        .forEach(
            id ->
                state.putParameter(
                    name(TEMPLATE.properties(id)), value(TEMPLATE.properties(id).get("Value"))));
  }

  private static String name(Map<String, Object> parameter) {
    return substituted((String) Template.map(parameter.get("Name")).get("Fn::Sub"));
  }

  private static String value(Object value) {
    return value instanceof String text
        ? text
        : (String) Template.list(Template.map(value).get("Fn::If")).getLast();
  }

  private static String substituted(String text) {
    return text.replace("${AWS::StackName}", "labelguard");
  }

  /// Returns the class of a function's handler.
  public static String handler(String id) {
    return (String) TEMPLATE.properties(id).get("Handler");
  }

  private void add(Optional<Object> from) {
    from.ifPresent(
        values ->
            Template.map(values).forEach((name, value) -> variables.put(name, resolved(value))));
  }

  /// Replaces CloudFormation: the value of a reference when deployed with the defaults.
  private String resolved(Object value) {
    if (value instanceof String text) {
      return text;
    }
    var function = Template.map(value);
    if (function.get("Ref") instanceof String name) {
      return switch (name) {
        case "AWS::AccountId" -> "111122223333";
        case "FindingsTopic" -> "arn:aws:sns:us-east-1:111122223333:findings";
        case "FixQueue" -> aws + "/111122223333/fixes.fifo";
        case "SlackWebhookSecret" -> SECRET;
        default ->
            Template.at(TEMPLATE.section("Parameters"), name, "Default")
                .map(String::valueOf)
                .orElse(name);
      };
    }
    if (function.get("Fn::FindInMap") instanceof List<?> path) {
      var keys = path.stream().map(String::valueOf).toArray(String[]::new);
      return (String) Template.at(TEMPLATE.section("Mappings"), keys).orElseThrow();
    }
    if (function.get("Fn::Sub") instanceof String text) {
      return substituted(text);
    }
    if (function.containsKey("Fn::Join")) {
      var parts = Template.list(function.get("Fn::Join"));
      return Template.list(parts.get(1)).stream()
          .map(this::resolved)
          .collect(Collectors.joining((String) parts.get(0)));
    }
    if (function.containsKey("Fn::If")) {
      // No condition of an optional part holds with the defaults; the table is one of the stack.
      var parts = Template.list(function.get("Fn::If"));
      return resolved(parts.getFirst().equals("MakesStateTable") ? parts.get(1) : parts.getLast());
    }
    var attribute = Template.list(function.get("Fn::GetAtt"));
    return "arn:aws:iam::111122223333:role/labelguard-" + attribute.getFirst() + "-1A2B3C4D5E6F7";
  }
}
