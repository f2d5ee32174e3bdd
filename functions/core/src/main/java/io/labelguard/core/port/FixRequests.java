package io.labelguard.core.port;

import io.labelguard.core.record.FixRequest;

/// Sends fix requests to the function that may write.
public interface FixRequests {

  /// Sends a request. Requests for the same bucket or team are handled one after another.
  ///
  /// @throws CallFailedException where it cannot be sent
  void send(FixRequest request);
}
