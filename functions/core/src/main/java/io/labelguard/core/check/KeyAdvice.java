package io.labelguard.core.check;

import io.labelguard.core.check.KeyUnusable.Fault;
import io.labelguard.core.labeling.Arn;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.key.JobKey;
import io.labelguard.core.labeling.key.KeyFault;
import io.labelguard.core.labeling.key.KeyUse;
import io.labelguard.core.labeling.key.KmsKeyState;
import io.labelguard.policy.json.JsonWriter;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;

/// What to do about a KMS key that a job cannot use, with the command to paste.
///
/// @see <a href="https://docs.aws.amazon.com/cli/latest/reference/kms/">aws kms</a>
final class KeyAdvice {

  private final LabelingJob job;
  private final String resource;

  private KeyAdvice(LabelingJob job, String resource) {
    this.job = job;
    this.resource = resource;
  }

  /// Returns one step for each fault.
  static List<String> of(List<Fault> faults, LabelingJob job, String resource) {
    KeyAdvice advice = new KeyAdvice(job, resource);
    return faults.stream().map(advice::step).distinct().toList();
  }

  private String step(Fault fault) {
    return switch (fault.fault()) {
      case KeyFault.Missing _ ->
          "What was encrypted with a deleted key cannot be read again. " + other(fault.key());
      case KeyFault.InState in -> state(in.state());
      case KeyFault.NotSymmetric _, KeyFault.Elsewhere _ -> other(fault.key());
      case KeyFault.Denied denied -> denied(fault.key().use(), denied);
    };
  }

  private String other(JobKey key) {
    return switch (key.use()) {
      case INPUT ->
          "Give bucket "
              + key.bucket().orElseThrow()
              + " a symmetric key of its own Region with aws s3api put-bucket-encryption, and copy"
              + " the objects onto themselves.";
      case OUTPUT, VOLUME ->
          "A job's keys cannot be changed: stop the job, and create it again with a symmetric key"
              + " of its own Region.";
      case OUTPUT_TOPIC -> "Give the topic another key with aws sns set-topic-attributes.";
      case QUEUE -> "Give the queue another key with aws sqs set-queue-attributes.";
    };
  }

  private String state(KmsKeyState state) {
    return switch (state) {
      case DISABLED -> "Enable the key: " + command("enable-key");
      case PENDING_DELETION, PENDING_REPLICA_DELETION ->
          "Cancel the deletion while it waits, then enable the key: "
              + command("cancel-key-deletion")
              + " && "
              + command("enable-key");
      case PENDING_IMPORT ->
          "Import the key's material again: "
              + command("get-parameters-for-import")
              + " --wrapping-algorithm RSAES_OAEP_SHA_256 --wrapping-key-spec RSA_4096, then aws"
              + " kms import-key-material";
      case UNAVAILABLE ->
          "Connect the key store of the key again: aws kms describe-custom-key-stores shows why it"
              + " is not, aws kms connect-custom-key-store connects it.";
      case CREATING, ENABLED, UPDATING, UNKNOWN ->
          throw new IllegalStateException("a key works in state " + state);
    };
  }

  private String denied(KeyUse use, KeyFault.Denied denied) {
    return switch (denied.cause()) {
      case KEY_DENIES ->
          "Exempt the role in that statement. This prints the policy: "
              + command("get-key-policy")
              + " --policy-name default --query Policy --output text. This puts it: "
              + command("put-key-policy")
              + " --policy-name default --policy file://policy.json";
      case ROLE_DENIES ->
          "Remove the Deny from the role's policies or its permissions boundary: a grant does not"
              + " help against it.";
      case KEY_ALLOWS_NOT -> "Give the role a grant: " + grant(use);
      case ROLE_ALLOWS_NOT -> "Give the role a policy: " + rolePolicy(denied.actions());
    };
  }

  /// A grant for CreateGrant alone lets nothing be granted, so it names all that the use needs.
  private String grant(KeyUse use) {
    return command("create-grant")
        + " --grantee-principal "
        + ShellWords.plain(job.roleArn(), "<ARN of the role>")
        + " --operations "
        + use.actions().stream()
            .map(action -> action.replaceFirst("^kms:", ""))
            .collect(Collectors.joining(" "));
  }

  private String rolePolicy(SortedSet<String> actions) {
    String document =
        JsonWriter.object(
            out ->
                out.text("Version", "2012-10-17")
                    .objects(
                        "Statement",
                        List.of(actions),
                        (some, statement) ->
                            statement
                                .text("Effect", "Allow")
                                .texts("Action", List.copyOf(some))
                                .text(
                                    "Resource",
                                    ShellWords.plain(Optional.of(resource), "<ARN of the key>"))));
    return "aws iam put-role-policy --role-name "
        + ShellWords.plain(
            job.roleArn().flatMap(arn -> Arn.parse(arn, "iam", "role")).map(Arn::name),
            "<name of the role>")
        + " --policy-name UseLabelingKey --policy-document '"
        + document
        + "'";
  }

  private String command(String operation) {
    Optional<Arn> key = Arn.parse(resource);
    return "aws kms "
        + operation
        + key.map(Arn::region)
            .filter(ShellWords::isPlain)
            .map(region -> " --region " + region)
            .orElse("")
        + " --key-id "
        + ShellWords.plain(Optional.of(resource), "<id of the key>");
  }
}
