package io.labelguard.core.labeling.need;

import io.labelguard.core.labeling.Arn;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.policy.request.KeyState;
import io.labelguard.policy.request.RequestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Builds the context of a labeling job's requests to KMS. The network that they come from and
/// their encryption context are unknown.
public final class KeyContexts {

  private static final String KMS_KEYS =
      "https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html";

  private KeyContexts() {}

  /// Returns the context of the execution role's requests about a key.
  ///
  /// @param keyArn an ARN
  /// @param service that asks for the role, in the key's Region, such as `s3`; empty where it is
  ///     not known who asks
  public static RequestContext of(LabelingJob job, String keyArn, Optional<String> service) {
    Optional<Arn> key = Arn.parse(keyArn);
    Optional<String> caller = job.roleArn().flatMap(Arn::parse).map(Arn::account).or(job::account);
    List<Fact> facts = new ArrayList<>(SessionFacts.ofCaller(job));
    facts.add(SessionFacts.known("aws:RequestedRegion", key.map(Arn::region)));
    facts.add(SessionFacts.known("aws:ResourceAccount", key.map(Arn::account)));
    facts.add(new Fact("kms:CallerAccount", SessionFacts.state(caller), KMS_KEYS));
    facts.add(new Fact("kms:ViaService", viaService(key, service), KMS_KEYS));
    return Fact.context(facts);
  }

  /// How the service is named outside the partitions `aws` and `aws-us-gov` is not documented.
  private static KeyState viaService(Optional<Arn> key, Optional<String> service) {
    return SessionFacts.state(
        service.flatMap(
            name ->
                key.filter(KeyContexts::isDocumented)
                    .map(arn -> name + "." + arn.region() + ".amazonaws.com")));
  }

  private static boolean isDocumented(Arn key) {
    return key.partition().equals("aws") || key.partition().equals("aws-us-gov");
  }
}
