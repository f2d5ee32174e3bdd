package io.labelguard.policy.filling;

import io.labelguard.policy.atoms.KeyDomain;
import io.labelguard.policy.match.ConditionClause;
import io.labelguard.policy.match.Glob;
import io.labelguard.policy.match.Template;
import io.labelguard.policy.request.KeyState.Absent;
import io.labelguard.policy.request.KeyState.Between;
import io.labelguard.policy.request.KeyState.Foreign;
import io.labelguard.policy.request.KeyState.Known;
import io.labelguard.policy.request.KeyState.Matching;
import io.labelguard.policy.request.KeyState.Unknown;
import io.labelguard.policy.request.KeyState.Within;
import io.labelguard.policy.request.RequestContext;
import io.labelguard.policy.tables.ConditionKeys;
import io.labelguard.policy.value.IpRange;
import io.labelguard.policy.value.Truth;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What is known of a request's condition keys, as values or as domains.
public record Knowledge(RequestContext context) {

  private static final List<String> EMPTY = List.of("");

  /// Whether the values of a key (lower case) are known, or that it is absent.
  public boolean isKnown(String key) {
    return switch (context.state(key)) {
      case Known _, Absent _ -> true;
      case Matching _, Between _, Within _, Unknown _, Foreign _ -> false;
    };
  }

  /// Whether the one value of a key (lower case) is the empty text.
  public boolean isEmptyText(String key) {
    return values(key).equals(EMPTY);
  }

  /// The values of a key (lower case); empty where it is absent or not known.
  public List<String> values(String key) {
    return switch (context.state(key)) {
      case Known(List<String> values) -> values;
      case Absent _, Matching _, Between _, Within _, Unknown _, Foreign _ -> List.of();
    };
  }

  /// Returns the values of keys, one key filled in.
  public Function<String, List<String>> with(String key, List<String> filling) {
    return other -> other.equals(key) ? filling : values(other);
  }

  /// What a key (lower case) that is not known can be, or one that is empty.
  public KeyDomain domain(String key) {
    return switch (context.state(key)) {
      case Known(List<String> values) when values.equals(EMPTY) ->
          new KeyDomain(key, KeyDomain.Kind.MATCHING, Optional.of(Glob.of("")));
      case Known _, Absent _, Unknown _ -> KeyDomain.anything(key);
      case Between(BigDecimal lowest, BigDecimal highest) ->
          KeyDomain.between(key, lowest, highest);
      case Within(List<IpRange> ranges) -> KeyDomain.within(key, ranges);
      case Foreign _ -> new KeyDomain(key, KeyDomain.Kind.FOREIGN, Optional.empty());
      case Matching(String pattern) ->
          new KeyDomain(key, KeyDomain.Kind.MATCHING, Optional.of(Glob.of(pattern)));
    };
  }

  /// Returns the keys among those of variables that are not known. A multivalued key cannot be a
  /// variable, so what it is makes no difference.
  public List<String> unknown(List<Template.Variable> variables) {
    return variables.stream()
        .map(Template.Variable::key)
        .filter(key -> !isKnown(key) && !ConditionKeys.isMultivalued(key))
        .distinct()
        .toList();
  }

  /// Whether a condition holds, as far as the keys are known.
  public Truth holds(ConditionClause clause) {
    if (!isKnown(clause.key())) {
      return Truth.UNKNOWN;
    }
    List<String> values = values(clause.key());
    if (!values.isEmpty() && clause.hasVariables() && !unknown(clause.variables()).isEmpty()) {
      return clause.holdsWhatever(values);
    }
    return clause.holds(values, this::values);
  }
}
