package io.labelguard.core.labeling;

import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.json.MalformedJsonException;
import java.util.Optional;

/// Reads the documents that tests write as text.
final class Documents {

  private Documents() {}

  static Json json(String text) {
    try {
      return JsonReader.read(text);
    } catch (MalformedJsonException e) {
      throw new AssertionError(e);
    }
  }

  static LabelingJob job(String text) {
    return LabelingDocuments.labelingJob(json(text), Optional.empty(), Optional.empty());
  }
}
