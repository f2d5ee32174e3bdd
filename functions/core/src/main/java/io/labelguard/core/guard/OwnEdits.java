package io.labelguard.core.guard;

import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.record.Intent;
import io.labelguard.policy.model.Policy;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Finds the statements in a bucket's policy that a fix of Labelguard wrote, whoever asked for it.
///
/// The texts of a fix are read when first needed, once.
final class OwnEdits {

  private final List<Intent> fixes;
  private final Function<Intent, Intent.Texts> texts;
  private final Map<String, Set<Fingerprint>> wrote = new HashMap<>();

  /// @param intents all writes of the bucket
  /// @param texts reads the texts of an intent
  OwnEdits(List<Intent> intents, Function<Intent, Intent.Texts> texts) {
    this.fixes = intents.stream().filter(Intent::isFix).filter(Intent::mayHaveBeenWritten).toList();
    this.texts = texts;
  }

  /// Whether one of the statements was written by a fix. A fix whose texts cannot be parsed may
  /// have written any.
  boolean areIn(Policy policy) {
    Set<Fingerprint> statements = statements(policy);
    return fixes.stream()
        .map(fix -> wrote.computeIfAbsent(fix.id(), _ -> wrote(texts.apply(fix), statements)))
        .anyMatch(written -> written.stream().anyMatch(statements::contains));
  }

  private static Set<Fingerprint> wrote(Intent.Texts texts, Set<Fingerprint> any) {
    return Situations.parsed(texts.before())
        .flatMap(before -> Situations.parsed(texts.after()).map(after -> added(before, after)))
        .orElse(any);
  }

  /// Returns the statements of the second policy that the first has not.
  static Set<Fingerprint> added(Policy before, Policy after) {
    Set<Fingerprint> added = statements(after);
    added.removeAll(statements(before));
    return added;
  }

  /// Returns the statements of a policy.
  static Set<Fingerprint> statements(Policy policy) {
    return policy.statements().stream()
        .map(Fingerprint::of)
        .collect(Collectors.toCollection(HashSet::new));
  }
}
