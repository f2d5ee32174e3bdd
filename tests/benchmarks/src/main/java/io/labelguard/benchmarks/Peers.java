package io.labelguard.benchmarks;

import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.json.MalformedJsonException;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.request.MalformedRequestException;
import io.labelguard.policy.request.Request;
import io.labelguard.policy.request.Request.IdentityPolicies;
import io.labelguard.policy.request.RequestDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The policies and the request in `peers/iam-simulate`, which the peer reads as well.
final class Peers {

  private Peers() {}

  static Path directory() {
    return Path.of(System.getProperty("labelguard.root", ""), "tests/benchmarks/peers");
  }

  /// The text of a policy: `vpc-deny` or `20kb`.
  static String text(String policy) {
    return read(directory().resolve("iam-simulate").resolve(policy + ".json"));
  }

  static Policy policy(String text) {
    try {
      return PolicyReader.live(text);
    } catch (MalformedPolicyException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The request with its 12 condition keys, on an object of this name.
  static Request request(String object) {
    String text = text("request").replace("input/manifest.json", object);
    try {
      return RequestDocument.read(JsonReader.read(text), IdentityPolicies.ALLOW);
    } catch (MalformedJsonException | MalformedRequestException e) {
      throw new IllegalStateException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
