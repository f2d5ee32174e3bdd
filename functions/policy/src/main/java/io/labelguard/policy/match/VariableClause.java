package io.labelguard.policy.match;

import io.labelguard.policy.model.ConditionOperator.SetOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;

/// A clause as a function of the one unknown key that a policy variable in it names.
///
/// As all else is known, only a stretch of the text that the clause is compared with can make a
/// difference as the variable's value, so these are tried one by one.
///
/// @param match the values that make a difference
/// @param absent whether the clause holds where the key is absent
/// @param usual whether it holds for all other values
public record VariableClause(ValueMatch match, boolean absent, boolean usual) implements KeyClause {

  /// The longest text whose stretches are tried.
  public static final int LONGEST = 200;

  private static final String IN_NO_TEXT = "\uffff";

  /// Finds the values of the variable that make a difference by trying each stretch of the text.
  ///
  /// @param text what the clause is compared with
  /// @param holds whether the clause holds for these values of the key
  public static VariableClause of(String text, Predicate<List<String>> holds) {
    boolean absent = holds.test(List.of());
    boolean usual = holds.test(List.of(IN_NO_TEXT));
    TreeSet<String> tried = new TreeSet<>(List.of(""));
    List<Glob> different = new ArrayList<>();
    for (int from = 0; from < text.length(); from++) {
      for (int to = from + 1; to <= text.length(); to++) {
        tried.add(text.substring(from, to));
      }
    }
    for (String value : tried) {
      if (holds.test(List.of(value)) != usual) {
        different.add(Glob.literal(value));
      }
    }
    return new VariableClause(new TextMatch(different, List.of()), absent, usual);
  }

  @Override
  public SetOperator set() {
    return SetOperator.NONE;
  }

  @Override
  public boolean ofAbsent() {
    return absent;
  }

  @Override
  public boolean ofOne(boolean matched) {
    return matched != usual;
  }

  @Override
  public boolean ofEmpty(boolean matched, EmptyText reading) {
    return matched != usual;
  }

  @Override
  public boolean ofOneOfMany(boolean matched) {
    return absent;
  }
}
