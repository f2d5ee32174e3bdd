package io.labelguard.policy.decide;

import io.labelguard.policy.model.Effect;
import io.labelguard.policy.value.Truth;
import java.util.List;
import java.util.Optional;

/// Why a statement does or does not hold for a request.
///
/// @param holds whether it holds: for all, some or none of what is unknown
/// @param elements one reason for each element, in the order principal, action, resource,
///     conditions
public record StatementExplanation(
    int index, Optional<String> sid, Effect effect, Truth holds, List<Reason> elements) {

  /// Why one element of a statement holds or not.
  ///
  /// @param element such as `Principal` or `Condition StringEquals`
  /// @param holds whether it holds on its own, as far as the known keys tell
  /// @param words the reason in words; names and values as they stand in policy and request, not
  ///     escaped
  public record Reason(String element, Truth holds, String words) {}

  public StatementExplanation {
    elements = List.copyOf(elements);
  }

  /// Returns the reasons as lines, those that keep the statement from holding marked by `no:`, open
  /// ones by `unknown:`, all others by `yes:`.
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
