package io.labelguard.core.port.dependency;

import java.util.function.Supplier;

/// Asks a question where nobody asked it before, else remembers the answer.
public interface Once {

  /// Returns the answer to a question.
  ///
  /// @param question names it, so that an answer has the type that the question asks for
  <T> T of(Supplier<T> read, String... question);
}
