package io.labelguard.core.check;

import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.Reading.NotPermitted;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Says what was not judged because AWS refuses to let it be read.
final class RefusedReadings {

  private RefusedReadings() {}

  /// Returns one note for each permission that is missing.
  ///
  /// @param what is not judged, such as `CORS rules of the buckets that workers read`
  static List<Note> notes(CheckId check, String what, Collection<? extends Reading<?>> readings) {
    Map<String, Note> byPermission = new TreeMap<>();
    for (Reading<?> reading : readings) {
      if (reading instanceof NotPermitted<?>(String permission, String reason)) {
        byPermission.putIfAbsent(
            permission,
            Note.notChecked(what + ", because AWS refuses " + permission + ". AWS says: " + reason)
                .withCheck(check.text()));
      }
    }
    return List.copyOf(byPermission.values());
  }
}
