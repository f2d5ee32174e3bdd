package io.labelguard.core.port.write;

import io.labelguard.core.labeling.Workforce;
import java.util.List;

/// Writes the SourceIpConfig of the workforce; only the function that applies fixes has one.
public interface WorkforceWriter {

  /// Sends UpdateWorkforce with these ranges and nothing else, once. AWS carries it out after it
  /// has answered.
  ///
  /// @param before the workforce as it was read; nothing is written where it has changed
  /// @param cidrs replace those that are there
  BucketPolicyWriter.PutResult setCidrs(Workforce before, List<String> cidrs);
}
