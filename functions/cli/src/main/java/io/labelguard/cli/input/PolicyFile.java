package io.labelguard.cli.input;

import static io.labelguard.cli.input.JsonMembers.has;

import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.json.MalformedJsonException;
import io.labelguard.policy.model.MalformedPolicyException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads the text of a policy from a file that a person gave: the policy itself, or in a JSON
/// string, or as the AWS command line prints it (`{"Policy":"…"}`).
public final class PolicyFile {

  /// How often a policy may be wrapped.
  private static final int MOST_WRAPPINGS = 4;

  private static final String FROM_TERRAFORM =
      "turn it into the policy: terraform show -json [PLAN] | jq -r '.. | objects |"
          + " select(.type? == \"aws_s3_bucket_policy\") | .values.policy // empty'"
          + " > policy.json";

  private static final String FROM_CLOUDFORMATION =
      "turn it into the policy: cfn-flip -j TEMPLATE | jq '.. | objects |"
          + " select(.Type? == \"AWS::S3::BucketPolicy\") | .Properties.PolicyDocument'"
          + " > policy.json";

  private static final String IDENTITY_POLICY =
      "looks like an identity policy or an SCP, not a bucket policy: no statement has a Principal";

  private PolicyFile() {}

  /// A way to read a policy's text.
  public interface Reading<T> {
    T read(String text) throws MalformedPolicyException;
  }

  /// Reads a bucket policy.
  ///
  /// @throws InputException where the file is something else, or the policy cannot be read
  public static <T> T bucketPolicy(Path file, Reading<T> reading) {
    String text = text(file);
    T policy = parsed(file, text, reading);
    List<Json> statements = statements(text);
    if (statements.stream().noneMatch(PolicyFile::namesSomebody)) {
      throw WantedForm.BUCKET_POLICY.because(
          file,
          statements.isEmpty()
              ? "has no statement, so it is not a bucket policy"
              : IDENTITY_POLICY);
    }
    return policy;
  }

  /// Reads a bucket or identity policy.
  ///
  /// @throws InputException where the file is something else, or the policy cannot be read
  public static <T> T anyPolicy(Path file, Reading<T> reading) {
    return parsed(file, text(file), reading);
  }

  /// Returns the text of the policy in a file.
  ///
  /// @throws InputException where the file is something else, or is not JSON
  public static String text(Path file) {
    String text = textForLint(file);
    try {
      JsonReader.read(text);
    } catch (MalformedJsonException e) {
      throw JsonFile.notJson(file, e);
    }
    return text;
  }

  /// Returns the text of the policy in a file, which may be malformed JSON.
  ///
  /// @throws InputException where the file is something else
  public static String textForLint(Path file) {
    String text = unwrapped(TextFile.read(file));
    try {
      refuseOther(file, JsonReader.read(text));
    } catch (MalformedJsonException _) {
      PlainText.of(text)
          .ifPresent(
              known -> {
                throw other(file, known);
              });
    }
    return text;
  }

  /// Returns a policy's text without the JSON string or the output of the AWS command line that it
  /// may be in.
  public static String unwrapped(String text) {
    String inner = text;
    for (int wrapping = 0; wrapping < MOST_WRAPPINGS; wrapping++) {
      Optional<String> next = inside(inner);
      if (next.isEmpty()) {
        return inner;
      }
      inner = next.get();
    }
    return inner;
  }

  private static Optional<String> inside(String text) {
    try {
      Json json = JsonReader.read(text);
      Optional<Json> member =
          JsonMembers.member(json, "Policy").filter(_ -> !has(json, "Statement"));
      return switch (member.orElse(json)) {
        case Json.Str wrapped -> Optional.of(wrapped.value());
        case Json policy -> member.map(_ -> policy.span().of(text));
      };
    } catch (MalformedJsonException _) {
      return Optional.empty();
    }
  }

  /// Returns why a policy's text is that of an identity policy or SCP; empty where it is not, or is
  /// malformed.
  public static Optional<String> identityPolicy(String text) {
    List<Json> statements = statements(text);
    return !statements.isEmpty()
            && statements.stream().noneMatch(PolicyFile::namesSomebody)
            && statements.stream().allMatch(PolicyFile::isStatement)
        ? Optional.of(IDENTITY_POLICY)
        : Optional.empty();
  }

  private static List<Json> statements(String text) {
    try {
      return JsonReader.read(text) instanceof Json.Obj document
          ? document.all("Statement").stream().flatMap(PolicyFile::items).toList()
          : List.of();
    } catch (MalformedJsonException _) {
      return List.of();
    }
  }

  private static boolean isStatement(Json statement) {
    return has(statement, "Effect") && (has(statement, "Action") || has(statement, "NotAction"));
  }

  private static Stream<Json> items(Json statement) {
    return statement instanceof Json.Arr list ? list.items().stream() : Stream.of(statement);
  }

  private static boolean namesSomebody(Json statement) {
    return has(statement, "Principal") || has(statement, "NotPrincipal");
  }

  private static <T> T parsed(Path file, String text, Reading<T> reading) {
    try {
      return reading.read(text);
    } catch (MalformedPolicyException e) {
      throw InputException.in(file, e);
    }
  }

  private static void refuseOther(Path file, Json json) {
    if (json instanceof Json.Null) {
      throw noPolicy(file);
    }
    DocumentForm form = DocumentForm.of(json);
    if (form != DocumentForm.POLICY) {
      throw form == DocumentForm.TERRAFORM
          ? terraform(file)
          : form == DocumentForm.CLOUDFORMATION
              ? cloudFormation(file)
              : WantedForm.BUCKET_POLICY.notIn(file, form.words());
    }
  }

  private static InputException other(Path file, PlainText known) {
    return switch (known) {
      case TERRAFORM -> terraform(file);
      case CLOUDFORMATION -> cloudFormation(file);
      case NO_POLICY -> noPolicy(file);
      case AWS_ERROR ->
          WantedForm.BUCKET_POLICY.notIn(file, "an error message of the AWS command line");
    };
  }

  private static InputException noPolicy(Path file) {
    return new InputException(
        TextFile.name(file) + " holds no policy: leave --policy out where the bucket has none");
  }

  private static InputException terraform(Path file) {
    return new InputException(
        TextFile.name(file) + " looks like Terraform, not a bucket policy; " + FROM_TERRAFORM);
  }

  private static InputException cloudFormation(Path file) {
    return new InputException(
        TextFile.name(file)
            + " looks like CloudFormation, not a bucket policy; "
            + FROM_CLOUDFORMATION);
  }
}
