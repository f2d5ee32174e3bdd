package io.labelguard.core.labeling;

import java.util.List;

/// What was read of a document, and what was odd about it.
///
/// @param notes a sentence each for what is null, empty, repeated or of the wrong type
public record Described<T>(T value, List<String> notes) {
  public Described {
    notes = List.copyOf(notes);
  }
}
