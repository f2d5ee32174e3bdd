package io.labelguard.policy.json;

import java.util.Locale;

/// Says in our words what Jackson found wrong with a text.
final class JsonErrors {

  private JsonErrors() {}

  /// Returns the reason for a syntax error: Jackson's finding without its advice to relax the
  /// parser and without its own source references.
  static String reason(String message) {
    return Quoted.message(finding(message));
  }

  private static String finding(String message) {
    String finding = message;
    for (String noise :
        new String[] {
          ": enable `", " (start marker at", " (for Object starting", " (for Array starting"
        }) {
      int at = finding.indexOf(noise);
      finding = at < 0 ? finding : finding.substring(0, at);
    }
    if (finding.contains("comment?")) {
      return "not JSON: JSON has no comments; remove it";
    }
    if (finding.startsWith("Unexpected end-of-input")) {
      return "not JSON: the text ends too early"
          + finding.substring("Unexpected end-of-input".length());
    }
    return "not JSON: " + finding.substring(0, 1).toLowerCase(Locale.ROOT) + finding.substring(1);
  }

  /// Returns the reason for a text past one of the reader's limits.
  static String limit(String message) {
    if (message.contains("nesting depth")) {
      return "nested deeper than " + JsonReader.MAX_DEPTH + " levels; no policy needs that";
    }
    return "a number of more than 1000 digits; no policy needs that";
  }
}
