package io.labelguard.lambda.environment;

import io.labelguard.core.fix.workforce.PortalCidrs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads environment variables that hold lists, whose values are separated by commas.
final class VariableLists {

  private static final Pattern ENDPOINT = Pattern.compile("([a-z0-9-]+)=(vpce-[0-9a-f]{8,17})");

  private VariableLists() {}

  /// Returns what a list in a variable holds.
  ///
  /// @throws IllegalStateException naming the variable and the value that is malformed
  static <T> List<T> of(
      Map<String, String> variables, String name, String form, Function<String, T> reader) {
    List<T> all = new ArrayList<>();
    for (String value : names(variables, name)) {
      try {
        all.add(reader.apply(value));
      } catch (IllegalArgumentException e) {
        throw new IllegalStateException(
            "The environment variable "
                + name
                + " holds \""
                + value
                + "\", which is not "
                + form
                + ".",
            e);
      }
    }
    return all;
  }

  /// Returns the pairs of Regions and endpoints.
  ///
  /// @throws IllegalStateException naming a pair that is malformed
  static SortedMap<String, String> endpoints(Map<String, String> variables) {
    String name = "LABELGUARD_GROUND_TRUTH_ENDPOINTS";
    SortedMap<String, String> endpoints = new TreeMap<>();
    for (String pair : names(variables, name)) {
      Matcher match = ENDPOINT.matcher(pair);
      if (!match.matches()) {
        throw new IllegalStateException(
            "The environment variable "
                + name
                + " holds \""
                + pair
                + "\", which is not a pair such as us-east-1=vpce-08408e335ebf95b40.");
      }
      endpoints.put(match.group(1), match.group(2));
    }
    return endpoints;
  }

  /// Returns the ranges that a workforce gets.
  ///
  /// @throws IllegalStateException naming a range that is malformed or holds every address, or
  ///     where there are too many
  static PortalCidrs portalCidrs(Map<String, String> variables) {
    String name = "LABELGUARD_WORKFORCE_CIDRS";
    try {
      return new PortalCidrs(List.copyOf(names(variables, name)));
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          "The environment variable " + name + " holds " + e.getMessage() + ".", e);
    }
  }

  /// Returns the values of a list, each once; empty where the variable is missing or blank.
  static Set<String> names(Map<String, String> variables, String name) {
    Set<String> values = new TreeSet<>();
    Arrays.stream(variables.getOrDefault(name, "").split(",", -1))
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .forEach(values::add);
    return values;
  }
}
