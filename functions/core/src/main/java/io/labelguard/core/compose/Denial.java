package io.labelguard.core.compose;

import io.labelguard.core.compose.ExampleCallers.Example;
import io.labelguard.policy.decide.Decision;
import io.labelguard.policy.decide.PolicyEvaluator;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.request.Request;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/// What a policy denies to some callers, in words.
///
/// @param who the callers, such as "every caller from the internet"
/// @param what actions of S3 on the bucket and its objects
public record Denial(String who, String what) {

  private static final List<String> USUAL =
      List.of("s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:ListBucket");

  /// More than these are not named one by one.
  private static final int MOST_NAMED = 5;

  /// Returns a row for each kind of caller that the policy surely denies anything.
  static List<Denial> of(List<Example> examples, Policy policy) {
    PolicyEvaluator evaluator = new PolicyEvaluator(policy);
    return examples.stream().flatMap(example -> of(example, evaluator).stream()).toList();
  }

  /// An action is denied where it is denied each way that it may go.
  private static Optional<Denial> of(Example example, PolicyEvaluator policy) {
    NavigableSet<String> denied = new TreeSet<>();
    NavigableSet<String> left = new TreeSet<>();
    for (Request request : example.requests()) {
      boolean isDenied = policy.evaluate(request).decision() == Decision.EXPLICITLY_DENIED;
      (isDenied ? denied : left).add(request.action());
    }
    denied.removeAll(left);
    return denied.isEmpty()
        ? Optional.empty()
        : Optional.of(new Denial(example.who(), what(denied, left)));
  }

  private static String what(NavigableSet<String> denied, NavigableSet<String> left) {
    List<String> usual = USUAL.stream().filter(denied::contains).toList();
    if (denied.size() <= MOST_NAMED || left.size() > MOST_NAMED || usual.isEmpty()) {
      return String.join(", ", denied);
    }
    return String.join(", ", usual)
        + " and every other action"
        + (left.isEmpty() ? "" : " but " + String.join(", ", left));
  }
}
