package io.labelguard.core.guard.past;

import io.labelguard.core.record.Intent;
import io.labelguard.core.record.TargetPast;
import io.labelguard.policy.model.Policy;
import java.util.Set;
import java.util.stream.Collectors;

/// Finds the statements in a bucket's policy that a fix of Labelguard wrote, whoever asked for it.
public final class OwnEdits {

  private final Set<String> wrote;

  public OwnEdits(TargetPast past) {
    this.wrote =
        past.intents().stream()
            .filter(Intent::isFix)
            .filter(Intent::mayHaveBeenWritten)
            .flatMap(fix -> fix.wrote().stream())
            .collect(Collectors.toSet());
  }

  /// Whether one of the statements was written by a fix.
  public boolean areIn(Policy policy) {
    return Intent.statements(policy).stream().anyMatch(wrote::contains);
  }
}
