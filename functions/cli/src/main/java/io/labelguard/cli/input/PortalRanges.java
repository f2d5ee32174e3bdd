package io.labelguard.cli.input;

import io.labelguard.cli.print.Console;
import io.labelguard.core.fix.workforce.PortalCidrs;
import java.util.List;

/// Reads the ranges that a person lets open the workers' portal.
public final class PortalRanges {

  private PortalRanges() {}

  /// Returns the ranges.
  ///
  /// @throws InputException for what is not a range in CIDR notation, a range that holds every
  ///     address, or more ranges than a workforce may have
  public static PortalCidrs of(List<String> cidrs) {
    try {
      return new PortalCidrs(cidrs);
    } catch (IllegalArgumentException e) {
      throw new InputException(
          "--workforce-cidrs holds " + Console.safe(String.valueOf(e.getMessage())));
    }
  }
}
