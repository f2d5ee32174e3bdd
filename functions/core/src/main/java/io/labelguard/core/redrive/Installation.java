package io.labelguard.core.redrive;

import io.labelguard.core.labeling.Arn;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// A stack of Labelguard, as CloudFormation's own tags show it. Nobody but CloudFormation can set
/// or remove these tags.
///
/// @param stack its name
/// @param parts those that it has
public record Installation(String stack, Map<Part, Arn> parts) {
  public Installation {
    parts = Collections.unmodifiableMap(new EnumMap<>(parts));
  }

  /// Whether a stack with these parts is one of Labelguard.
  public static boolean isOne(Map<Part, Arn> parts) {
    return parts.keySet().containsAll(Part.OF_EVERY_INSTALLATION);
  }

  /// Returns a part; empty where the installation was deployed without it.
  public Optional<Arn> find(Part part) {
    return Optional.ofNullable(parts.get(part));
  }

  /// Returns the function of this installation that a text names, with or without a version or
  /// alias; empty where it names anything else.
  Optional<Arn> functionNamed(String text) {
    return Arn.parse(text)
        .flatMap(
            named ->
                Part.FUNCTIONS.stream()
                    .flatMap(part -> find(part).stream())
                    .filter(own -> isNamed(own, named))
                    .findFirst());
  }

  private static boolean isNamed(Arn own, Arn named) {
    Arn unqualified =
        new Arn(
            named.partition(),
            named.service(),
            named.region(),
            named.account(),
            named.resource().replaceFirst("^(function:[^:]+):[^:]+$", "$1"));
    return own.equals(unqualified);
  }

  /// Whether a text is the ARN of that part.
  boolean isNamed(Part part, String text) {
    return find(part).isPresent() && find(part).equals(Arn.parse(text));
  }
}
