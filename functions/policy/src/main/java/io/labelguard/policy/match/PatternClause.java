package io.labelguard.policy.match;

import io.labelguard.policy.model.ActionElement;
import io.labelguard.policy.model.ResourceElement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// A statement's Action, NotAction, Resource or NotResource element.
///
/// A Resource's wildcards run over slashes and colons; policy variables count after its fifth
/// colon.
///
/// @param fixed the patterns without policy variables
/// @param variable those with
public record PatternClause(boolean negated, List<Glob> fixed, List<Template> variable) {

  public PatternClause {
    fixed = List.copyOf(fixed);
    variable = List.copyOf(variable);
  }

  public static PatternClause of(ActionElement element) {
    return new PatternClause(
        element.negated(), element.patterns().stream().map(Glob::ignoringCase).toList(), List.of());
  }

  public static PatternClause of(ResourceElement element, boolean replacesVariables) {
    List<Glob> fixed = new ArrayList<>();
    List<Template> variable = new ArrayList<>();
    for (String pattern : element.patterns()) {
      Template template = replacesVariables ? template(pattern) : Template.verbatim(pattern);
      if (template.variables().isEmpty()) {
        template.fill(Template.Reading.WILDCARDS, _ -> List.of()).ifPresent(fixed::add);
      } else {
        variable.add(template);
      }
    }
    return new PatternClause(element.negated(), fixed, variable);
  }

  private static Template template(String pattern) {
    int colon = -1;
    for (int count = 0; count < 5; count++) {
      colon = pattern.indexOf(':', colon + 1);
      if (colon < 0) {
        return Template.verbatim(pattern);
      }
    }
    List<Template.Part> parts = new ArrayList<>();
    parts.add(new Template.Text(pattern.substring(0, colon + 1)));
    parts.addAll(Template.parse(pattern.substring(colon + 1)).parts());
    return new Template(parts);
  }

  /// The policy variables in the patterns.
  public List<Template.Variable> variables() {
    return variable.stream().flatMap(template -> template.variables().stream()).toList();
  }

  /// Returns the element with its policy variables replaced; one without a value matches nothing.
  public PatternClause filled(Function<String, List<String>> values) {
    if (variable.isEmpty()) {
      return this;
    }
    List<Glob> all = new ArrayList<>(fixed);
    variable.forEach(t -> t.fill(Template.Reading.WILDCARDS, values).ifPresent(all::add));
    return new PatternClause(negated, all, List.of());
  }

  /// Returns an element without policy variables that covers all that this one can cover, for any
  /// their values.
  public PatternClause widest() {
    if (variable.isEmpty()) {
      return this;
    }
    List<Glob> all = new ArrayList<>(fixed);
    if (!negated) {
      variable.forEach(template -> template.widest(Template.Reading.WILDCARDS).ifPresent(all::add));
    }
    return new PatternClause(negated, all, List.of());
  }

  /// Whether some values of the policy variables make a pattern match.
  public boolean canBeListed(String name) {
    return listed(name)
        || variable.stream()
            .flatMap(template -> template.widest(Template.Reading.WILDCARDS).stream())
            .anyMatch(glob -> glob.matches(name));
  }

  /// Whether the element covers a name; complete only where it has no policy variables.
  public boolean covers(String name) {
    return listed(name) != negated;
  }

  /// Whether a pattern without policy variables matches.
  public boolean listed(String name) {
    for (int at = 0; at < fixed.size(); at++) {
      if (fixed.get(at).matches(name)) {
        return true;
      }
    }
    return false;
  }
}
