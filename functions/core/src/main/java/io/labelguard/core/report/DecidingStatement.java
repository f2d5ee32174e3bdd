package io.labelguard.core.report;

import io.labelguard.core.report.text.NameList;
import io.labelguard.policy.model.Condition;
import io.labelguard.policy.model.Effect;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A statement that decides.
///
/// @param number its place in the policy, from 1
/// @param of how many statements the policy has
/// @param place where its text begins, or that of the condition that decides
/// @param condition the condition that decides; empty where it has none that is known
/// @param because what the request has instead of what the condition asks for; a sentence without
///     its full stop
public record DecidingStatement(
    int number,
    int of,
    Optional<String> sid,
    Effect effect,
    TextPlace place,
    Optional<DecidingCondition> condition,
    Optional<String> because) {

  private static final int VALUES = 3;

  /// The condition that decides.
  ///
  /// @param operator as written, such as `StringNotEquals`
  /// @param key as written
  /// @param negated whether the condition holds for every value but these
  public record DecidingCondition(
      String operator, String key, List<String> values, boolean negated) {
    public DecidingCondition {
      values = List.copyOf(values);
    }

    static DecidingCondition of(Condition condition) {
      return new DecidingCondition(
          condition.operator().text(),
          condition.key(),
          condition.values(),
          condition.operator().base().negated());
    }

    /// Returns which requests the condition holds for, after `blocks`.
    String words() {
      String listed = NameList.of(values, VALUES);
      String what =
          switch (key.toLowerCase(Locale.ROOT)) {
            case "aws:sourcevpce" -> "come through " + listed;
            case "aws:sourcevpc", "aws:sourceip", "aws:vpcsourceip" -> "come from " + listed;
            case "aws:principalarn" -> "are made by " + listed;
            default -> "have " + key.replaceAll("\\s+", "_") + " " + operator + " " + listed;
          };
      return negated && !what.startsWith("have ")
          ? "all requests that do not " + (what.startsWith("are ") ? "come from " + listed : what)
          : "requests that " + what;
    }
  }

  /// Returns the name of the statement: `Deny "OnlyOurEndpoint"`, or by its number where it has no
  /// Sid.
  public String name() {
    String kind = effect == Effect.ALLOW ? "Allow" : "Deny";
    return sid.map(id -> kind + " \"" + id + "\"")
        .orElseGet(() -> kind + " in statement " + number + " of " + of);
  }

  /// Returns what the statement blocks, as a sentence with its full stop.
  public String sentence() {
    return name()
        + " blocks "
        + condition.map(DecidingCondition::words).orElse("these requests")
        + ".";
  }
}
