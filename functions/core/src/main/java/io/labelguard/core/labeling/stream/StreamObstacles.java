package io.labelguard.core.labeling.stream;

import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Reading;
import io.labelguard.policy.decide.Evaluation;
import io.labelguard.policy.decide.PolicyEvaluator;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.request.Request;
import io.labelguard.policy.request.Request.IdentityPolicies;
import io.labelguard.policy.request.RequestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiFunction;

/// Finds what keeps a labeling job from using a topic or queue: that it is missing or elsewhere,
/// and what its own policy says of the job's role.
///
/// Only what was read is judged. That the role's own policies do not allow it is left out.
public final class StreamObstacles {

  private final StreamChannel channel;
  private final List<StreamObstacle> found = new ArrayList<>();
  private final SortedSet<String> undecided = new TreeSet<>();
  private final SortedSet<String> unknownKeys = new TreeSet<>();

  private StreamObstacles(StreamChannel channel) {
    this.channel = channel;
  }

  /// Judges a topic or queue.
  ///
  /// @param read known and empty where there is none
  /// @param caller adds what is known of the role to a context, for a policy
  public static StreamObstacles of(
      StreamChannel channel,
      Reading<Optional<ChannelFacts>> read,
      BiFunction<RequestContext, Policy, RequestContext> caller) {
    StreamObstacles all = new StreamObstacles(channel);
    if (channel.isElsewhere()) {
      all.found.add(new StreamObstacle.Elsewhere());
    } else {
      read.known()
          .ifPresent(
              facts ->
                  facts.ifPresentOrElse(there -> all.policy(there.policy(), caller), all::missing));
    }
    return all;
  }

  /// Returns the obstacles; none where nothing that was read is one.
  public List<StreamObstacle> found() {
    return List.copyOf(found);
  }

  /// Returns the actions of which its policy leaves it open whether it denies or allows them,
  /// sorted.
  public List<String> undecided() {
    return List.copyOf(undecided);
  }

  /// Returns the condition keys on which these depend, sorted.
  public List<String> unknownKeys() {
    return List.copyOf(unknownKeys);
  }

  /// Ground Truth makes the queue when the job begins, and deletes it when the job ends.
  private void missing() {
    if (channel.role() != StreamChannel.Role.QUEUE
        || channel.job().status() == LabelingJob.Status.IN_PROGRESS) {
      found.add(new StreamObstacle.Missing());
    }
  }

  private void policy(
      Optional<Policy> policy, BiFunction<RequestContext, Policy, RequestContext> caller) {
    SortedSet<String> denied = new TreeSet<>();
    SortedSet<Integer> statements = new TreeSet<>();
    List<String> notAllowed = new ArrayList<>();
    for (Request request : channel.requests()) {
      Evaluation evaluation = evaluate(request.with(IdentityPolicies.ALLOW), policy, caller);
      switch (evaluation.decision()) {
        case ALLOWED -> {}
        case EXPLICITLY_DENIED -> {
          denied.add(request.action());
          statements.addAll(evaluation.denyStatements());
        }
        case IMPLICITLY_DENIED -> notAllowed.add(request.action());
        case UNDETERMINED -> {
          undecided.add(request.action());
          unknownKeys.addAll(evaluation.unknownKeys());
        }
      }
    }
    if (!denied.isEmpty()) {
      found.add(new StreamObstacle.Denied(denied, statements));
    }
    if (!notAllowed.isEmpty()) {
      found.add(new StreamObstacle.NotAllowed(notAllowed));
    }
  }

  private static Evaluation evaluate(
      Request request,
      Optional<Policy> policy,
      BiFunction<RequestContext, Policy, RequestContext> caller) {
    return policy
        .map(
            read ->
                new PolicyEvaluator(read)
                    .evaluate(request.with(caller.apply(request.context(), read))))
        .orElseGet(() -> PolicyEvaluator.withoutPolicy(request));
  }
}
