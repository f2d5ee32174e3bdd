package io.labelguard.core.guard.past;

import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.labeling.need.Needs;
import io.labelguard.core.record.Sighting;
import io.labelguard.core.record.Snapshot;
import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.decide.Decision;
import io.labelguard.policy.decide.Evaluation;
import io.labelguard.policy.decide.PolicyEvaluator;
import io.labelguard.policy.model.Effect;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.request.Request;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Decides what the earlier policies of a bucket denied. Each is parsed once, whatever the number
/// of jobs, and is not evaluated where it holds, byte for byte, a statement that denies now.
public final class PastPolicies {

  private final OwnEdits own;
  private final Map<Fingerprint, Optional<Past>> read = new HashMap<>();

  /// @param own finds the edits of Labelguard in a policy
  public PastPolicies(OwnEdits own) {
    this.own = own;
  }

  /// What a fix asks of earlier policies: what it would allow to one job.
  ///
  /// @param requests what the job needs and the fix would allow
  /// @param denying the statements that deny these now, as they are written
  public record Asked(List<Request> requests, Set<String> denying) {
    public Asked {
      requests = List.copyOf(requests);
      denying = Set.copyOf(denying);
    }
  }

  /// An earlier policy that was read.
  private final class Past {

    private final Policy policy;
    private final PolicyEvaluator evaluator;
    private final Set<String> statements;
    private final Map<Request, Boolean> ofTheBucket = new HashMap<>();
    private Optional<Boolean> ours = Optional.empty();

    Past(Policy policy) {
      this.policy = policy;
      this.evaluator = new PolicyEvaluator(policy);
      this.statements = texts(policy).stream().collect(Collectors.toSet());
    }

    boolean mayDeny(Asked asked) {
      return asked.denying().stream().anyMatch(statements::contains)
          || asked.requests().stream().anyMatch(this::mayDeny);
    }

    /// What jobs need of the bucket itself is often the same request, so it is decided once.
    private boolean mayDeny(Request request) {
      return Needs.BUCKET_ACTIONS.contains(request.action())
          ? ofTheBucket.computeIfAbsent(request, this::evaluate)
          : evaluate(request);
    }

    private boolean evaluate(Request request) {
      if (evaluator.isPlainlyDenied(request)) {
        return true;
      }
      Evaluation evaluation = evaluator.evaluate(request);
      return evaluation.decision() == Decision.EXPLICITLY_DENIED
          || !evaluation.deniedPart().isEmpty()
          || evaluation.mayHold().stream()
              .anyMatch(index -> policy.statements().get(index).effect() != Effect.ALLOW);
    }

    boolean hasEditOfOurs() {
      if (ours.isEmpty()) {
        ours = Optional.of(own.areIn(policy));
      }
      return ours.get();
    }
  }

  /// Returns the statements as written, each with whether the policy's version replaces variables:
  /// the same text denies the same request at any time.
  public static List<String> texts(Policy policy) {
    return policy.statements().stream()
        .map(statement -> statement.source().span())
        .map(span -> policy.replacesVariables() + policy.text().substring(span.start(), span.end()))
        .toList();
  }

  /// Whether a policy denied something of what is asked, in whole or in part, or may have. One that
  /// cannot be read, or is too old to be fetched, may have.
  public boolean mayHaveDenied(Sighting sighting, Asked asked) {
    return switch (sighting.text()) {
      case Snapshot.Text.NoPolicy _ -> false;
      case Snapshot.Text.NotFetched _ -> true;
      case Snapshot.Text.Policy(String text) ->
          past(sighting, text).map(past -> past.mayDeny(asked)).orElse(true);
    };
  }

  /// Whether a policy had an edit of Labelguard in it.
  public boolean hadEditOfOurs(Sighting sighting) {
    return sighting.text() instanceof Snapshot.Text.Policy(String text)
        && past(sighting, text).map(Past::hasEditOfOurs).orElse(true);
  }

  /// Whether the bucket had no policy.
  public boolean hadNoPolicy(Sighting sighting) {
    return sighting.text() instanceof Snapshot.Text.NoPolicy;
  }

  /// Returns a policy that stood, as it was read; empty where there was none or it cannot be read.
  public Optional<Policy> policy(Sighting sighting) {
    return sighting.text() instanceof Snapshot.Text.Policy(String text)
        ? past(sighting, text).map(past -> past.policy)
        : Optional.empty();
  }

  private Optional<Past> past(Sighting sighting, String text) {
    return read.computeIfAbsent(sighting.fingerprint(), _ -> read(text));
  }

  private Optional<Past> read(String text) {
    try {
      return Optional.of(new Past(PolicyReader.live(text)));
    } catch (MalformedPolicyException _) {
      return Optional.empty();
    }
  }
}
