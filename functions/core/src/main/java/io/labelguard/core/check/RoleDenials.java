package io.labelguard.core.check;

import io.labelguard.policy.layer.LayerKind;
import io.labelguard.policy.request.RequestResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Says what a role is denied, and which of its policies decides.
final class RoleDenials {

  private static final int MOST_NAMED = 3;

  private RoleDenials() {}

  /// Returns one sentence for each reason.
  static String sentences(List<RoleAccess.Denied> denied) {
    Map<String, List<RoleAccess.Denied>> byReason = new LinkedHashMap<>();
    for (RoleAccess.Denied each : denied) {
      byReason.computeIfAbsent(reason(each), _ -> new ArrayList<>()).add(each);
    }
    return byReason.entrySet().stream()
        .map(entry -> entry.getKey() + " " + what(entry.getValue()) + ".")
        .collect(Collectors.joining(" "));
  }

  private static String reason(RoleAccess.Denied denied) {
    if (!denied.by().isEmpty()) {
      return "a Deny of "
          + Wording.list(denied.by().stream().map(RoleDenials::words).distinct().toList())
          + " forbids";
    }
    return denied.allowedByItself()
        ? "its permissions boundary, an SCP or an RCP does not allow"
        : "its own policies do not allow";
  }

  private static String words(LayerKind layer) {
    return switch (layer) {
      case IDENTITY -> "its own policies";
      case BOUNDARY -> "its permissions boundary";
      case SCP -> "an SCP";
      case RCP -> "an RCP";
      case ENDPOINT -> "the policy of the VPC endpoint";
      case GRANT -> "a grant";
    };
  }

  private static String what(List<RoleAccess.Denied> denied) {
    SortedSet<String> actions = new TreeSet<>();
    SortedSet<String> resources = new TreeSet<>();
    for (RoleAccess.Denied each : denied) {
      actions.add(each.request().action());
      resources.add(text(each.request().resource()));
    }
    List<String> named = resources.stream().limit(MOST_NAMED).toList();
    int left = resources.size() - named.size();
    return Wording.list(actions)
        + " on "
        + (left == 0 ? Wording.list(named) : String.join(", ", named) + " and " + left + " more");
  }

  static String text(RequestResource resource) {
    return switch (resource) {
      case RequestResource.Exact(String arn) -> arn;
      case RequestResource.Prefix(String beginning) -> beginning + "*";
    };
  }
}
