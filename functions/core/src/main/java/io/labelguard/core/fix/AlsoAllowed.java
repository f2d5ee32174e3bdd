package io.labelguard.core.fix;

import io.labelguard.policy.compare.Comparison;
import io.labelguard.policy.compare.Comparison.Identity;
import io.labelguard.policy.compare.PolicyComparison;
import io.labelguard.policy.model.ConditionOperator.Base;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.model.Statement;
import io.labelguard.policy.request.KeyState;
import io.labelguard.policy.request.Request;
import io.labelguard.policy.request.RequestResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Says in one sentence what a proposed change of a policy allows beside requests through Ground
/// Truth's endpoint: by exact comparison, not by reading the text.
final class AlsoAllowed {

  private static final String SOURCE_IP = "aws:SourceIp";
  private static final String SOURCE_VPC = "aws:SourceVpc";

  private AlsoAllowed() {}

  /// Returns the sentence.
  ///
  /// @param opened the statements, of the policy before, that the change opens
  /// @param endpoint what comes through it is meant; without it all counts
  static String sentence(
      Policy before, Policy after, List<Statement> opened, Optional<String> endpoint) {
    List<Statement> still = new ArrayList<>(after.statements());
    endpoint.ifPresent(
        id ->
            opened.stream()
                .map(
                    statement ->
                        PartOfPolicy.narrowed(
                            statement,
                            PartOfPolicy.condition(
                                Base.STRING_EQUALS, NetworkConditions.SOURCE_VPCE, Set.of(id))))
                .forEach(still::add));
    Comparison comparison =
        new PolicyComparison(before, PartOfPolicy.of(after, still)).compare(Identity.ALL);
    return switch (comparison.more()) {
      case NO -> "It allows nothing but requests through Ground Truth's endpoint.";
      case UNKNOWN -> "What else it allows cannot be decided here.";
      case YES ->
          "It also allows what the job does not need"
              + comparison.moreWitness().map(AlsoAllowed::example).orElse("")
              + ".";
    };
  }

  private static String example(Request request) {
    String where =
        request.resource() instanceof RequestResource.Exact(String arn) ? " on " + arn : "";
    return ", for example "
        + request.action()
        + where
        + " by "
        + request.principal().name()
        + network(request);
  }

  private static String network(Request request) {
    return value(request, SOURCE_IP)
        .map(address -> " from " + address)
        .or(() -> value(request, NetworkConditions.SOURCE_VPCE).map(id -> " through " + id))
        .or(() -> value(request, SOURCE_VPC).map(id -> " from " + id))
        .orElse(" from the internet");
  }

  private static Optional<String> value(Request request, String key) {
    return request.context().state(key) instanceof KeyState.Known(List<String> values)
        ? values.stream().findFirst()
        : Optional.empty();
  }
}
