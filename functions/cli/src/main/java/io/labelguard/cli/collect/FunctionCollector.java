package io.labelguard.cli.collect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.function.CustomFunction;
import io.labelguard.core.labeling.function.FunctionConfiguration;
import io.labelguard.core.labeling.function.FunctionState;
import io.labelguard.core.port.dependency.Functions;
import io.labelguard.local.json.JsonTrees;
import io.labelguard.policy.model.Policy;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Collects the functions that labeling jobs call, Ground Truth's own excepted.
final class FunctionCollector {

  private final Functions functions;
  private final NotPermitted notPermitted;

  FunctionCollector(Functions functions, NotPermitted notPermitted) {
    this.functions = functions;
    this.notPermitted = notPermitted;
  }

  /// Returns the functions of some jobs, each once, sorted by ARN; one that does not exist is left
  /// out.
  ArrayNode of(List<LabelingJob> jobs) {
    SortedMap<String, CustomFunction> named = new TreeMap<>();
    jobs.forEach(
        job -> CustomFunction.of(job).forEach(function -> named.put(function.arn(), function)));
    ArrayNode list = JsonTrees.object().putArray("functions");
    named.values().forEach(function -> entry(function).ifPresent(list::add));
    return list;
  }

  private Optional<ObjectNode> entry(CustomFunction function) {
    Reading<Optional<FunctionConfiguration>> read = functions.configuration(function);
    if (read.known().filter(Optional::isEmpty).isPresent()) {
      return Optional.empty();
    }
    ObjectNode entry = JsonTrees.object();
    ObjectNode configuration = entry.putObject("Configuration");
    configuration.put("FunctionName", function.name()).put("FunctionArn", function.arn());
    value("GetFunctionConfiguration", read, entry).ifPresent(found -> addTo(configuration, found));
    Reading<Optional<Integer>> reserved = functions.reservedConcurrency(function);
    value("GetFunctionConcurrency", reserved, entry)
        .ifPresent(number -> entry.put("ReservedConcurrentExecutions", number));
    Reading<Optional<Policy>> policy = functions.policy(function);
    value("GetPolicy", policy, entry).ifPresent(found -> entry.put("Policy", found.text()));
    return Optional.of(entry);
  }

  private static void addTo(ObjectNode configuration, FunctionConfiguration found) {
    found.state().map(FunctionState::written).ifPresent(text -> configuration.put("State", text));
    found.stateReason().ifPresent(text -> configuration.put("StateReason", text));
    found.roleArn().ifPresent(arn -> configuration.put("Role", arn));
    found.vpcId().ifPresent(id -> configuration.putObject("VpcConfig").put("VpcId", id));
  }

  /// Returns what was read; what AWS refused is named and kept as refused.
  private <T> Optional<T> value(String operation, Reading<Optional<T>> reading, ObjectNode entry) {
    return switch (reading) {
      case Reading.Known<Optional<T>>(Optional<T> known) -> known;
      case Reading.NotPermitted<Optional<T>>(String permission, String reason) -> {
        notPermitted.add(permission);
        entry
            .withObject("/refused")
            .put(operation, reason.replaceFirst("^HTTP [0-9]+, [A-Za-z]+: ", ""));
        yield Optional.empty();
      }
      case Reading.NotGiven<Optional<T>> _ -> Optional.empty();
    };
  }
}
