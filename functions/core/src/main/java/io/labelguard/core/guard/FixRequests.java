package io.labelguard.core.guard;

/// Sends fix requests to the function that may write.
public interface FixRequests {

  /// Sends one; requests of the same thing are handled one after another.
  void send(FixRequest request);
}
