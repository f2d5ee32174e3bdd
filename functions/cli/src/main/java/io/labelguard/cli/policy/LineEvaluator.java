package io.labelguard.cli.policy;

import io.labelguard.cli.input.PolicyFile;
import io.labelguard.cli.input.RequestFile;
import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.decide.PolicyEvaluator;
import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.json.MalformedJsonException;
import io.labelguard.policy.layer.LayeredEvaluation;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.request.MalformedRequestException;
import io.labelguard.policy.request.Request;
import io.labelguard.policy.request.RequestDocument;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Answers the lines of `labelguard evaluate`. It keeps the last policies compiled, because a file
/// often has many requests for one policy.
final class LineEvaluator {

  private static final int MOST_POLICIES = 32;

  private final Map<String, PolicyEvaluator> compiled =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, PolicyEvaluator> eldest) {
          return size() > MOST_POLICIES;
        }
      };

  /// The answer to one line.
  ///
  /// @param json the object to print
  /// @param bad whether the line could not be answered
  record Answer(String json, boolean bad) {}

  /// The answer to a line whose bytes are not UTF-8.
  static Answer notText() {
    LineAnswer answer = new LineAnswer("null", Map.of());
    return new Answer(answer.error("the line is not UTF-8 text"), true);
  }

  Answer answer(String line) {
    LineAnswer answer = new LineAnswer("null", Map.of());
    try {
      if (!(JsonReader.read(line) instanceof Json.Obj object)) {
        throw new MalformedRequestException("the line must be a JSON object");
      }
      String id = member(object, "id").map(value -> value.span().of(line)).orElse("null");
      answer = new LineAnswer(id, spellings(object));
      return new Answer(evaluate(line, object, answer), false);
    } catch (MalformedJsonException | MalformedPolicyException | MalformedRequestException e) {
      return new Answer(answer.error(String.valueOf(e.getMessage())), true);
    }
  }

  private String evaluate(String line, Json.Obj object, LineAnswer answer)
      throws MalformedPolicyException, MalformedRequestException {
    Json asked =
        member(object, "request")
            .orElseThrow(
                () ->
                    new MalformedRequestException(
                        "request: is missing; the line looks like " + RequestFile.words(object)));
    Request request =
        RequestDocument.read(
            asked, RequestDocument.identityPolicies(member(object, "identityAllows")));
    Json policy =
        member(object, "policy")
            .orElseThrow(
                () ->
                    new MalformedRequestException(
                        "policy: is missing; give the policy, its text, or null where there is"
                            + " none"));
    LayeredLine layered =
        new LayeredLine(
            line,
            member(object, "layers"),
            member(object, "grants"),
            RequestDocument.resourceType(asked, request));
    if (layered.isLayered()) {
      LayeredEvaluation evaluation = layered.evaluate(policy, request);
      return layered.isAnsweredByLayers()
          ? answer.of(evaluation)
          : answer.of(evaluation.evaluation());
    }
    return answer.of(
        policy instanceof Json.Null
            ? PolicyEvaluator.withoutPolicy(request)
            : evaluator(policy.span().of(line)).evaluate(request));
  }

  /// @param policy its JSON: an object, or a string that holds it
  private PolicyEvaluator evaluator(String policy) throws MalformedPolicyException {
    PolicyEvaluator known = compiled.get(policy);
    if (known != null) {
      return known;
    }
    PolicyEvaluator evaluator =
        new PolicyEvaluator(PolicyReader.liveOrIdentity(PolicyFile.unwrapped(policy)));
    compiled.put(policy, evaluator);
    return evaluator;
  }

  private static Optional<Json> member(Json.Obj object, String name)
      throws MalformedRequestException {
    List<Json> all = object.all(name);
    if (all.size() > 1) {
      throw new MalformedRequestException(name + ": is given twice");
    }
    return all.stream().findFirst();
  }

  /// Returns the unknown and foreign keys in the request's spelling, by their name in lower case.
  /// The answer spells keys as the request does, and keys that it does not name as the policy does.
  private static Map<String, String> spellings(Json.Obj line) {
    Map<String, String> spellings = new HashMap<>();
    line.all("request").stream()
        .filter(Json.Obj.class::isInstance)
        .map(Json.Obj.class::cast)
        .flatMap(request -> Stream.of("unknown", "foreign").flatMap(of -> request.all(of).stream()))
        .filter(Json.Arr.class::isInstance)
        .flatMap(list -> ((Json.Arr) list).items().stream())
        .filter(Json.Str.class::isInstance)
        .map(key -> ((Json.Str) key).value())
        .forEach(key -> spellings.put(key.toLowerCase(Locale.ROOT), key));
    return spellings;
  }
}
