package io.labelguard.core.policy;

import io.labelguard.core.policy.PolicyReader.Reading;
import java.util.List;
import java.util.Optional;

/// Reads text as PutBucketPolicy would take it.
final class StrictReader {

  private StrictReader() {}

  static Reading read(String text) {
    try {
      return new Reading(Optional.of(PolicyReader.live(text)), List.of());
    } catch (MalformedPolicyException e) {
      return new Reading(Optional.empty(), List.of(e.problem()));
    }
  }
}
