package io.labelguard.policy.tables;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Which actions resource control policies bind: those of the services in `rcp-services.txt`,
/// except a few.
///
/// @see <a
///     href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html">Resource
///     control policies</a>
public final class RcpServices {

  private static final Set<String> SERVICES = new HashSet<>();
  private static final Set<String> EXCEPT = new HashSet<>();

  static {
    for (List<String> row : BundledTable.rows("rcp-services.txt")) {
      SERVICES.add(row.getFirst());
      row.stream().skip(2).map(action -> action.toLowerCase(Locale.ROOT)).forEach(EXCEPT::add);
    }
  }

  private RcpServices() {}

  /// Whether resource control policies bind an action, such as `s3:GetObject`.
  public static boolean bind(String action) {
    String lower = action.toLowerCase(Locale.ROOT);
    return SERVICES.contains(lower.substring(0, Math.max(0, lower.indexOf(':'))))
        && !EXCEPT.contains(lower);
  }
}
