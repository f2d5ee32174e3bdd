package io.labelguard.core.port;

import io.labelguard.core.labeling.Workforce;
import io.labelguard.core.labeling.Workteam;
import java.util.List;
import java.util.Optional;

/// Reads private work teams and the workforce. Each method throws [CallFailedException] where AWS
/// does not answer.
public interface Workteams {

  /// Describes one private team by name.
  Optional<Workteam> find(String name);

  /// Returns every private team, sorted by name.
  List<Workteam> all();

  /// Returns the account's workforce in this Region.
  Optional<Workforce> workforce();

  /// Reads the team's tag `labelguard:mode`.
  BucketPolicies.TagReading modeTag(Workteam team);

  /// Reads the workforce's tag `labelguard:mode`.
  BucketPolicies.TagReading modeTag(Workforce workforce);
}
