package io.labelguard.core.labeling;

import java.util.List;

/// What was read of a document, and what was odd about it.
///
/// @param said a sentence each for what is null, empty, repeated or of the wrong type
public record Described<T>(T value, List<String> said) {
  public Described {
    said = List.copyOf(said);
  }
}
