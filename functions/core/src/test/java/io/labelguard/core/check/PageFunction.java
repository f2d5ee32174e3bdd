package io.labelguard.core.check;

import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.function.FunctionConfiguration;
import io.labelguard.core.labeling.function.FunctionFacts;
import io.labelguard.core.labeling.function.FunctionState;
import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.json.Json;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import java.util.Optional;

/// Reads a function in a case's block, as a world file has it.
final class PageFunction {

  private PageFunction() {}

  static FunctionFacts facts(Json.Obj function, String text) {
    Optional<Json.Obj> configuration = object(function, "Configuration");
    return configuration.isEmpty()
        ? FunctionFacts.MISSING
        : new FunctionFacts(
            new Reading.Known<>(configuration.map(PageFunction::configuration)),
            new Reading.Known<>(
                function.all("ReservedConcurrentExecutions").stream()
                    .map(number -> Integer.valueOf(((Json.Num) number).literal()))
                    .findFirst()),
            new Reading.Known<>(
                function.all("Policy").stream()
                    .map(policy -> policy(policy.span().of(text)))
                    .findFirst()));
  }

  private static FunctionConfiguration configuration(Json.Obj object) {
    return new FunctionConfiguration(
        text(object, "State").flatMap(FunctionState::of),
        text(object, "StateReason"),
        text(object, "Role"),
        object(object, "VpcConfig").flatMap(vpc -> text(vpc, "VpcId")));
  }

  private static Policy policy(String text) {
    try {
      return PolicyReader.live(text);
    } catch (MalformedPolicyException e) {
      throw new AssertionError(e);
    }
  }

  private static Optional<Json.Obj> object(Json.Obj object, String name) {
    return object.all(name).stream().map(Json.Obj.class::cast).findFirst();
  }

  private static Optional<String> text(Json.Obj object, String name) {
    return object.all(name).stream().map(value -> ((Json.Str) value).value()).findFirst();
  }
}
