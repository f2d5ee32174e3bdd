package io.labelguard.tests.emulator;

import io.labelguard.tests.packaged.FunctionEnvironment;
import io.labelguard.tests.packaged.LocalNames;
import io.labelguard.tests.template.StackValues;
import io.labelguard.tests.template.Template;
import java.net.URI;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// A function as CloudFormation gets it from SAM's translation, evaluated for a local AWS.
///
/// @param id its logical id
/// @param memory megabytes
/// @param timeout seconds
/// @param variables those of the template, and what Lambda adds
record TranslatedFunction(
    String id, String handler, int memory, int timeout, Map<String, String> variables) {

  private static final Template TRANSLATION = translation();

  TranslatedFunction {
    variables = Map.copyOf(variables);
  }

  /// Returns the logical ids of all functions.
  static SortedSet<String> ids() {
    return new TreeSet<>(TRANSLATION.functions().keySet());
  }

  /// Returns one function.
  ///
  /// @param parameters of the stack, where they differ from the defaults
  /// @param aws where the local AWS listens
  /// @param tables where DynamoDB Local listens
  /// @param table the name of the state table
  static TranslatedFunction of(
      String id, Map<String, String> parameters, URI aws, URI tables, String table) {
    StackValues values = new StackValues(TRANSLATION, parameters, new LocalNames(aws, table));
    if (!values.isCreated(id)) {
      throw new AssertionError(id + " does not exist with " + parameters);
    }
    Map<String, Object> properties = TRANSLATION.properties(id);
    int memory = Integer.parseInt(values.text(properties.get("MemorySize")));
    Map<String, String> variables =
        new TreeMap<>(
            values.texts(Template.at(properties, "Environment", "Variables").orElseThrow()));
    FunctionEnvironment.addLambdas(variables, id, memory);
    Template.at(properties, "LoggingConfig", "ApplicationLogLevel")
        .ifPresent(level -> variables.put("AWS_LAMBDA_LOG_LEVEL", values.text(level)));
    FunctionEnvironment.addEndpoints(variables, aws, tables);
    return new TranslatedFunction(
        id,
        values.text(properties.get("Handler")),
        memory,
        Integer.parseInt(values.text(properties.get("Timeout"))),
        variables);
  }

  /// Returns it with a time-out of at most so many seconds.
  TranslatedFunction endingAfter(int seconds) {
    return new TranslatedFunction(id, handler, memory, Math.min(timeout, seconds), variables);
  }

  private static Template translation() {
    if (System.getProperty(Template.TRANSLATION) == null) {
      throw new AssertionError(
          "-D%s must name what .ci/translate.py printed; .ci/run does"
              .formatted(Template.TRANSLATION));
    }
    return Template.read();
  }
}
