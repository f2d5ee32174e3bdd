package io.labelguard.policy.tables;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The condition keys that AWS documents for requests to S3, as of September 2026; names are
/// case-insensitive.
///
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">AWS
///     global condition context keys</a>
/// @see <a
///     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html">Actions,
///     resources, and condition keys for Amazon S3</a>
public final class ConditionKeys {

  private static final Map<String, Boolean> MULTIVALUED = read();

  private static final Set<String> IN_EVERY_REQUEST =
      Set.of("aws:securetransport", "aws:currenttime", "aws:epochtime");

  private ConditionKeys() {}

  /// Whether the documents say that every request has the key.
  ///
  /// @see <a
  ///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">AWS
  ///     global condition context keys</a>
  public static boolean isInEveryRequest(String key) {
    return IN_EVERY_REQUEST.contains(key.toLowerCase(Locale.ROOT));
  }

  /// Whether the documents know the key.
  public static boolean isKnown(String key) {
    return MULTIVALUED.containsKey(entry(key));
  }

  /// Whether the documents know the key as one that can have several values.
  public static boolean isMultivalued(String key) {
    return MULTIVALUED.getOrDefault(entry(key), false);
  }

  /// Whether the documents know the key as one that has one value at most.
  public static boolean isSingleValued(String key) {
    return isKnown(key) && !isMultivalued(key);
  }

  // A key with a tag key in its name is listed up to the slash.
  static String entry(String key) {
    String lower = key.toLowerCase(Locale.ROOT);
    int slash = lower.indexOf('/');
    return slash < 0 || slash == lower.length() - 1 ? lower : lower.substring(0, slash + 1);
  }

  private static Map<String, Boolean> read() {
    Map<String, Boolean> keys = new HashMap<>();
    for (List<String> row : BundledTable.rows("condition-keys.txt")) {
      keys.put(row.getFirst().toLowerCase(Locale.ROOT), row.size() > 1);
    }
    return Map.copyOf(keys);
  }
}
