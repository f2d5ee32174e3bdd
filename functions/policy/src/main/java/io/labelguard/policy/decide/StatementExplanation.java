package io.labelguard.policy.decide;

import io.labelguard.policy.model.Effect;
import io.labelguard.policy.value.Truth;
import java.util.List;
import java.util.Optional;

/// Why a statement does or does not hold for a request.
///
/// @param index the statement's place in the policy, from 0
/// @param sid its Sid, where it has one
/// @param effect what the statement does where it holds
/// @param holds whether it holds: true for all of what is unknown, unknown for some of it
/// @param elements one reason for each element, in the order principal, action, resource,
///     conditions
public record StatementExplanation(
    int index, Optional<String> sid, Effect effect, Truth holds, List<Reason> elements) {

  /// Why one element of a statement holds or not.
  ///
  /// @param element such as `Principal` or `Condition StringEquals`
  /// @param holds whether it holds on its own, as far as the keys are known
  /// @param words the reason in words, with names and values as policy and request have them; not
  ///     escaped
  public record Reason(String element, Truth holds, String words) {}

  public StatementExplanation {
    elements = List.copyOf(elements);
  }

  /// Returns the reasons as lines: `no:` marks an element that does not hold, `unknown:` one that
  /// may hold, `yes:` one that holds.
  public List<String> reasons() {
    return elements.stream().map(reason -> mark(reason.holds()) + reason.words()).toList();
  }

  private static String mark(Truth truth) {
    return switch (truth) {
      case FALSE -> "no: ";
      case UNKNOWN -> "unknown: ";
      case TRUE -> "yes: ";
    };
  }
}
