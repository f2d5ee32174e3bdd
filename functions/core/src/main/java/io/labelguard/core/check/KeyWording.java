package io.labelguard.core.check;

import io.labelguard.core.check.KeyUnusable.Fault;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.key.JobKey;
import io.labelguard.core.labeling.key.KeyFault;
import io.labelguard.core.labeling.key.KeyUse;
import io.labelguard.policy.model.Policy;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Words what is wrong with a KMS key of a job.
///
/// @param resource the key's ARN, or the name that the job has for it
record KeyWording(LabelingJob job, String resource, Situation situation) {

  /// Returns one sentence for each fault.
  String of(List<Fault> faults) {
    return faults.stream()
        .map(fault -> Wording.sentence(sentence(fault)))
        .distinct()
        .collect(Collectors.joining(" "));
  }

  private String sentence(Fault fault) {
    if (fault.fault() instanceof KeyFault.Denied denied && !denied.essential()) {
      return Wording.job(job)
          + " may work or not: "
          + denied(fault.key(), denied)
          + ", which AWS asks for of the "
          + fault.key().use().text()
          + ".";
    }
    return Wording.job(job) + " cannot " + breaks(fault.key()) + ": " + why(fault) + ".";
  }

  private static String breaks(JobKey key) {
    return switch (key.use()) {
      case OUTPUT -> "write its output, which its output key encrypts";
      case VOLUME ->
          "train the models of automated labeling, whose volumes its volume key encrypts";
      case INPUT ->
          "read the objects of bucket "
              + key.bucket().orElseThrow()
              + " that the bucket's default key encrypts";
      case OUTPUT_TOPIC -> "publish finished objects to its output topic";
      case QUEUE -> "read new objects from its queue";
    };
  }

  private String why(Fault fault) {
    return switch (fault.fault()) {
      case KeyFault.Missing _ -> "there is no KMS key " + resource;
      case KeyFault.InState in -> "KMS key " + resource + " is in state " + in.state().written();
      case KeyFault.NotSymmetric(String spec) ->
          "KMS key "
              + resource
              + " is of the kind "
              + spec
              + ", and "
              + service(fault.key().use())
              + " encrypts with SYMMETRIC_DEFAULT only";
      case KeyFault.Elsewhere(String region, String wanted) ->
          "KMS key "
              + resource
              + " is in "
              + region
              + ", and "
              + fault.key().bucket().map(bucket -> "bucket " + bucket).orElse("the job")
              + " is in "
              + wanted;
      case KeyFault.Denied denied -> denied(fault.key(), denied);
    };
  }

  private static String service(KeyUse use) {
    return use.service().map(name -> name.toUpperCase(Locale.ROOT)).orElse("EBS");
  }

  private String denied(JobKey key, KeyFault.Denied denied) {
    String actions = Wording.list(denied.actions());
    String role = Wording.role(job);
    return switch (denied.cause()) {
      case KEY_DENIES ->
          statements(key, denied)
              + " of the policy of KMS key "
              + resource
              + " denies "
              + role
              + " "
              + actions;
      case ROLE_DENIES ->
          "the policies of " + role + " deny " + actions + " on KMS key " + resource;
      case KEY_ALLOWS_NOT ->
          "neither the policy of KMS key "
              + resource
              + " nor a grant allows "
              + role
              + " "
              + actions;
      case ROLE_ALLOWS_NOT ->
          "the policy of KMS key "
              + resource
              + " leaves it to the policies of "
              + role
              + ", which do not allow "
              + actions;
    };
  }

  private String statements(JobKey key, KeyFault.Denied denied) {
    Optional<Policy> policy =
        situation
            .setUp()
            .flatMap(setUp -> KeyReview.found(key, setUp))
            .flatMap(found -> found.policy().known());
    return policy
        .map(read -> Wording.statements(StatementRef.of(read, new TreeSet<>(denied.statements()))))
        .orElse("a statement");
  }
}
