package io.labelguard.policy.tables;

import io.labelguard.policy.value.Wildcards;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The actions of Amazon S3, what they apply to and which condition keys they support, as of
/// September 2026; names are case-insensitive.
///
/// @see <a
///     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html">Actions,
///     resources, and condition keys for Amazon S3</a>
public final class S3Actions {

  /// What an action applies to; `OTHER` is an access point, a job, a grant or a lens.
  public enum Target {
    BUCKET,
    OBJECT,
    OTHER,
    NONE
  }

  /// One action, `s3:` included.
  ///
  /// @param name in lower case
  /// @param written as the reference writes it
  /// @param keys the keys of S3's own that not every action supports, in lower case
  public record Action(String name, String written, Set<Target> targets, Set<String> keys) {
    public Action {
      targets = Set.copyOf(targets);
      keys = Set.copyOf(keys);
    }

    /// Whether its requests can carry a condition key: one that no action lists is every action's.
    public boolean supports(String key) {
      String entry = ConditionKeys.entry(key);
      return keys.contains(entry) || !OF_SOME.contains(entry);
    }
  }

  private static final List<Action> ALL =
      BundledTable.rows("s3-actions.txt").stream().map(S3Actions::action).toList();

  private static final Map<String, Action> BY_NAME =
      ALL.stream().collect(Collectors.toUnmodifiableMap(Action::name, action -> action));

  /// The keys that only some actions support.
  private static final Set<String> OF_SOME =
      ALL.stream()
          .flatMap(action -> action.keys().stream())
          .collect(Collectors.toUnmodifiableSet());

  private S3Actions() {}

  /// Returns all actions.
  public static List<Action> all() {
    return ALL;
  }

  /// Returns the actions that a pattern with wildcards matches.
  public static List<Action> matching(String pattern) {
    String lower = pattern.toLowerCase(Locale.ROOT);
    if (!Wildcards.any(lower)) {
      return Optional.ofNullable(BY_NAME.get(lower)).stream().toList();
    }
    int fixed = Wildcards.fixedLength(lower);
    return ALL.stream()
        .filter(action -> action.name().startsWith(lower.substring(0, fixed)))
        .filter(action -> Wildcards.meet(lower, action.name()))
        .toList();
  }

  /// Returns what the actions that a pattern matches apply to.
  public static Set<Target> targets(String pattern) {
    return matching(pattern).stream()
        .flatMap(action -> action.targets().stream())
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Target.class)));
  }

  private static Action action(List<String> row) {
    Set<Target> targets = EnumSet.noneOf(Target.class);
    for (String target : row.get(1).split(",", -1)) {
      targets.add(Target.valueOf(target.toUpperCase(Locale.ROOT)));
    }
    String written = "s3:" + row.getFirst();
    Set<String> keys =
        row.size() > 2 ? Set.of(row.get(2).toLowerCase(Locale.ROOT).split(",", -1)) : Set.of();
    return new Action(written.toLowerCase(Locale.ROOT), written, targets, keys);
  }
}
