package io.labelguard.cli.account;

import io.labelguard.core.fix.workforce.PortalCidrs;
import io.labelguard.core.guard.Settings;

/// What the guard of a local account may write.
///
/// @param portalCidrs ranges that its workforce gets where the portal is open to every address
public record AllowedWrites(Settings.Mode mode, PortalCidrs portalCidrs) {

  /// It only alerts.
  public static final AllowedWrites NONE = of(Settings.Mode.ALERT);

  /// Returns those of a mode, of every bucket and work team.
  public static AllowedWrites of(Settings.Mode mode) {
    return new AllowedWrites(mode, PortalCidrs.NONE);
  }
}
