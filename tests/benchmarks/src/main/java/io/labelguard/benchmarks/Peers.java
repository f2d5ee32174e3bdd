package io.labelguard.benchmarks;

import io.labelguard.core.evaluate.MalformedRequestException;
import io.labelguard.core.evaluate.Request;
import io.labelguard.core.evaluate.Request.IdentityPolicies;
import io.labelguard.core.evaluate.RequestDocument;
import io.labelguard.core.policy.JsonReader;
import io.labelguard.core.policy.MalformedJsonException;
import io.labelguard.core.policy.MalformedPolicyException;
import io.labelguard.core.policy.Policy;
import io.labelguard.core.policy.PolicyReader;
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
