package io.labelguard.policy.match;

import java.util.ArrayList;
import java.util.List;

/// The string and ARN operators, and Bool and BinaryEquals, which compare text as well.
///
/// @param globs what the policy lists
/// @param named those of `globs` that the policy's own text spells out without a wildcard or
///     variable
public record TextMatch(List<Glob> globs, List<Glob> named) implements ValueMatch {

  /// The match that no value passes.
  static final TextMatch NONE = new TextMatch(List.of(), List.of());

  public TextMatch {
    globs = List.copyOf(globs);
    named = List.copyOf(named);
  }

  @Override
  public boolean matches(String value) {
    for (int at = 0; at < globs.size(); at++) {
      if (globs.get(at).matches(value)) {
        return true;
      }
    }
    return false;
  }

  /// Reads Bool's values; anything but true and false matches nothing.
  static TextMatch ofBool(List<String> values) {
    List<Glob> globs = new ArrayList<>();
    for (String value : values) {
      if (value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")) {
        globs.add(Glob.literalIgnoringCase(value));
      }
    }
    return new TextMatch(globs, globs);
  }

  /// Reads BinaryEquals' values, base64. Both sides are in canonical base64, so
  /// equal bytes are equal text.
  static TextMatch ofBinary(List<String> values) {
    List<Glob> globs = values.stream().map(Glob::literal).toList();
    return new TextMatch(globs, globs);
  }
}
