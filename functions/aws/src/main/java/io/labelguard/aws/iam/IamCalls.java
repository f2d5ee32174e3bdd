package io.labelguard.aws.iam;

import io.labelguard.aws.signed.SignedAnswer;
import io.labelguard.aws.signed.SignedCalls;
import io.labelguard.aws.signed.XmlElement;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/// Calls IAM in its query protocol.
final class IamCalls {

  private static final String VERSION = "2010-05-08";
  private static final String NO_SUCH_ENTITY = "NoSuchEntity";

  private final SignedCalls iam;

  IamCalls(SignedCalls iam) {
    this.iam = iam;
  }

  /// Returns the result of an action; empty where what it names does not exist.
  ///
  /// @throws SdkException where IAM refuses or does not answer
  Optional<XmlElement> find(String action, Map<String, String> parameters) {
    Map<String, String> form = new TreeMap<>(parameters);
    form.put("Action", action);
    form.put("Version", VERSION);
    SignedAnswer answer = iam.query(form);
    if (answer.ok()) {
      return Optional.of(result(action, answer));
    }
    Optional<XmlElement> error = error(answer);
    String code = error.map(found -> found.textOf("Code")).orElse("");
    if (code.equals(NO_SUCH_ENTITY)) {
      return Optional.empty();
    }
    throw answer.failure(code, error.map(found -> found.textOf("Message")).orElse(""));
  }

  private static XmlElement result(String action, SignedAnswer answer) {
    return XmlElement.read(answer.body())
        .child(action + "Result")
        .orElseThrow(() -> SdkClientException.create("the answer has no result of " + action));
  }

  /// What stands before IAM may answer with something that is not XML.
  private static Optional<XmlElement> error(SignedAnswer answer) {
    try {
      return XmlElement.read(answer.body()).child("Error");
    } catch (SdkClientException _) {
      return Optional.empty();
    }
  }
}
