package io.labelguard.core.labeling.setup;

import io.labelguard.core.labeling.JobRequest;
import io.labelguard.policy.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// Finds what CreateLabelingJob's model refuses of a request. What is an expression of a state
/// machine is not judged.
///
/// A text is matched only where it is no longer than allowed, and the items of a list are looked at
/// only where it has no more than allowed: the model bounds the work.
final class RequestFaults {

  /// How many characters of a number are read or shown.
  private static final int LONGEST_NUMBER = 40;

  private final List<SettingFault> found = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();

  private RequestFaults() {}

  /// Returns one fault for each member that is refused, in the model's order.
  static List<SettingFault> of(JobRequest request) {
    RequestFaults faults = new RequestFaults();
    faults.members(request.members(), "", "");
    return List.copyOf(faults.found);
  }

  /// Returns the paths of the members that a request must have and that this one has not: a person
  /// may have written down only a part of it.
  static List<String> missing(JobRequest request) {
    RequestFaults faults = new RequestFaults();
    faults.members(request.members(), "", "");
    return List.copyOf(faults.missing);
  }

  private void members(Json.Obj object, String path, String where) {
    for (MemberRule rule : RequestModel.in(path)) {
      String member = where.isEmpty() ? rule.name() : where + "." + rule.name();
      JobRequest.member(object, rule.name())
          .ifPresentOrElse(
              value -> value(value, rule, member),
              () -> {
                if (rule.required()) {
                  missing.add(member);
                }
              });
    }
  }

  private void value(Json value, MemberRule rule, String where) {
    if (JobRequest.isExpression(value)) {
      return;
    }
    switch (rule.kind()) {
      case STRUCTURE -> {
        if (value instanceof Json.Obj object) {
          members(object, rule.path(), where);
          return;
        }
      }
      case LIST -> {
        if (value instanceof Json.Arr list) {
          list(list.items(), rule, where);
          return;
        }
      }
      case STRING -> {
        if (value instanceof Json.Str text) {
          text(text.value(), rule, where);
          return;
        }
      }
      case INTEGER -> {
        if (value instanceof Json.Num number) {
          number(number.literal(), rule, where);
          return;
        }
      }
    }
    add(where, "must be " + rule.kind().words() + ", and is " + kind(value));
  }

  private void list(List<Json> items, MemberRule rule, String where) {
    if (isOutside(items.size(), rule, where, "item")) {
      return;
    }
    for (MemberRule each : RequestModel.in(rule.path())) {
      for (int at = 0; at < items.size(); at++) {
        value(items.get(at), each, where + "[" + at + "]");
      }
    }
  }

  private void text(String text, MemberRule rule, String where) {
    if (isOutside(text.codePointCount(0, text.length()), rule, where, "character")) {
      return;
    }
    if (rule.pattern().filter(pattern -> !pattern.matcher(text).matches()).isPresent()) {
      add(where, "\"" + text + "\" does not match " + rule.pattern().get());
    } else if (!rule.values().isEmpty() && !rule.values().contains(text)) {
      add(where, "is none of " + String.join(", ", rule.values()));
    }
  }

  /// Whether a length is refused.
  private boolean isOutside(int length, MemberRule rule, String where, String unit) {
    String has = length == 0 ? "is empty" : "has " + counted(length, unit);
    if (rule.least().isPresent() && length < rule.least().getAsLong()) {
      add(where, has + "; at least " + rule.least().getAsLong() + " needed");
      return true;
    }
    if (rule.most().isPresent() && length > rule.most().getAsLong()) {
      add(where, has + "; at most " + rule.most().getAsLong() + " allowed");
      return true;
    }
    return false;
  }

  private static String counted(int count, String unit) {
    return count + " " + unit + (count == 1 ? "" : "s");
  }

  /// An integer of the model has 32 bits.
  ///
  /// @see <a href="https://smithy.io/2.0/spec/simple-types.html#integer">Smithy's integer</a>
  private void number(String literal, MemberRule rule, String where) {
    long least = rule.least().orElse(Integer.MIN_VALUE);
    long most = rule.most().orElse(Integer.MAX_VALUE);
    if (!isWhole(literal, least, most)) {
      String shown =
          literal.length() > LONGEST_NUMBER ? literal.substring(0, LONGEST_NUMBER) + "…" : literal;
      add(where, "must be a whole number " + range(rule.most(), least, most) + ", and is " + shown);
    }
  }

  private static String range(OptionalLong limit, long least, long most) {
    return limit.isPresent() ? "from " + least + " to " + most : "of at least " + least;
  }

  private static boolean isWhole(String literal, long least, long most) {
    if (literal.length() > LONGEST_NUMBER) {
      return false;
    }
    BigDecimal number = new BigDecimal(literal);
    return number.stripTrailingZeros().scale() <= 0
        && number.compareTo(BigDecimal.valueOf(least)) >= 0
        && number.compareTo(BigDecimal.valueOf(most)) <= 0;
  }

  private static String kind(Json value) {
    return switch (value) {
      case Json.Obj _ -> "an object";
      case Json.Arr _ -> "a list";
      case Json.Str _ -> "a string";
      case Json.Num _ -> "a number";
      case Json.Bool _ -> "a boolean";
      case Json.Null _ -> "null";
    };
  }

  private void add(String where, String what) {
    found.add(new SettingFault(where, where + " " + what + "."));
  }
}
