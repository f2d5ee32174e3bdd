package io.labelguard.policy.layer;

import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.json.MalformedJsonException;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.request.MalformedRequestException;
import io.labelguard.policy.request.Request;
import io.labelguard.policy.request.RequestDocument;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// The case tables under `layers` in the test resources; their README says the format.
final class LayerTables {

  private LayerTables() {}

  /// One case.
  ///
  /// @param text the text that the spans of `json` point into
  record Row(String table, Json.Obj json, String text) {

    String string(String member) {
      return ((Json.Str) json.all(member).getFirst()).value();
    }

    Json.Obj expected() {
      return (Json.Obj) json.all("expect").getFirst();
    }

    String decision() {
      return ((Json.Str) expected().all("decision").getFirst()).value();
    }

    List<String> strings(String member) {
      return ((Json.Arr) expected().all(member).getFirst())
          .items().stream().map(item -> ((Json.Str) item).value()).toList();
    }

    Request request() throws MalformedRequestException {
      return RequestDocument.read(
          json.all("request").getFirst(),
          RequestDocument.identityPolicies(json.all("identityAllows").stream().findFirst()));
    }

    Optional<Policy> policy() throws MalformedPolicyException {
      Json policy = json.all("policy").getFirst();
      return policy instanceof Json.Null
          ? Optional.empty()
          : Optional.of(PolicyReader.live(policy.span().of(text)));
    }

    Layers layers() throws MalformedRequestException {
      Layers layers = Layers.NONE;
      if (!json.all("layers").isEmpty()) {
        layers = LayersDocument.read(json.all("layers").getFirst(), text, Row::policyOfLayer);
      }
      return json.all("grants").isEmpty()
          ? layers
          : layers.withGrants(GrantsDocument.read(json.all("grants").getFirst()));
    }

    LayeredEvaluation evaluation() throws MalformedRequestException, MalformedPolicyException {
      Request request = request();
      return new LayeredEvaluator(
              policy(),
              layers(),
              RequestDocument.resourceType(json.all("request").getFirst(), request))
          .evaluate(request);
    }

    private static Policy policyOfLayer(String policy) throws MalformedPolicyException {
      try {
        return PolicyReader.liveOfLayer(
            JsonReader.read(policy) instanceof Json.Str text ? text.value() : policy);
      } catch (MalformedJsonException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  static List<Row> rows() throws Exception {
    List<Row> rows = new ArrayList<>();
    for (Path file : files()) {
      String text = Files.readString(file);
      String table = file.getFileName().toString();
      for (Json item : ((Json.Arr) JsonReader.read(text)).items()) {
        rows.add(new Row(table, (Json.Obj) item, text));
      }
    }
    return rows;
  }

  private static List<Path> files() throws Exception {
    try (Stream<Path> files = Files.list(folder())) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  private static Path folder() throws URISyntaxException {
    return Path.of(Objects.requireNonNull(LayerTables.class.getResource("/layers")).toURI());
  }
}
