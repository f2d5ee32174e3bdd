package io.labelguard.core.labeling.setup;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// What CreateLabelingJob's model says of one member of its request.
///
/// @param path names from the request down, `[]` after a list for each of its items
/// @param required whether the object that has it must have it
/// @param least of a number its value, of a text its characters, of a list its items
/// @param most likewise
/// @param pattern of the whole text
/// @param values the texts that it may be; empty where any may
record MemberRule(
    String path,
    Kind kind,
    boolean required,
    OptionalLong least,
    OptionalLong most,
    Optional<Pattern> pattern,
    List<String> values) {

  private static final String PATTERN = "pattern ";
  private static final String ENUM = "enum ";
  private static final int FORM = 5;

  /// How many columns a row has.
  static final int COLUMNS = FORM + 1;

  /// The JSON that a member is.
  enum Kind {
    STRUCTURE("an object"),
    LIST("a list"),
    STRING("a string"),
    INTEGER("a whole number");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /// Returns the words for a person.
    String words() {
      return words;
    }
  }

  MemberRule {
    values = List.copyOf(values);
  }

  /// Reads a row of the table.
  static MemberRule of(List<String> row) {
    String form = row.size() > FORM ? row.get(FORM) : "";
    return new MemberRule(
        row.get(0),
        Kind.valueOf(row.get(1).toUpperCase(Locale.ROOT)),
        row.get(2).equals("required"),
        limit(row.get(3)),
        limit(row.get(4)),
        form.startsWith(PATTERN)
            ? Optional.of(Pattern.compile(form.substring(PATTERN.length())))
            : Optional.empty(),
        form.startsWith(ENUM) ? List.of(form.substring(ENUM.length()).split(",", -1)) : List.of());
  }

  private static OptionalLong limit(String text) {
    return text.equals("-") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
  }

  /// Returns the path of the object or list that has it; empty text for the request.
  String parent() {
    return path.endsWith("[]")
        ? path.substring(0, path.length() - 2)
        : path.substring(0, Math.max(0, path.lastIndexOf('.')));
  }

  /// Returns its own name.
  String name() {
    return path.substring(path.lastIndexOf('.') + 1);
  }
}
