package io.labelguard.policy.layer;

import io.labelguard.policy.decide.Decision;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The rule of layers as a person would write it down, for one filling of all that is unknown: no
/// search, no slots. Its caller is a role of one account.
final class LayersByHand {

  static final List<String> KEYS = List.of("aws:SourceVpc", "aws:SourceVpce");

  static final String ROLE = "arn:aws:iam::111122223333:role/Labeling";
  static final String ACCOUNT = "arn:aws:iam::111122223333:root";
  static final String SESSION = "arn:aws:sts::111122223333:assumed-role/Labeling/s";

  /// Absent, each value that a statement names, and one more that each pattern matches.
  private static final List<String> VALUES = List.of("", "a", "b", "ax", "bx");

  private LayersByHand() {}

  /// A statement of a principal and one condition.
  ///
  /// @param principal empty where it has none
  /// @param operator empty where it has no condition
  record PlainStatement(
      boolean allow, String principal, String operator, String key, String value) {

    String text() {
      String named = principal.equals("*") ? "\"*\"" : "{\"AWS\":\"" + principal + "\"}";
      return "{\"Effect\":\"%s\",%s\"Action\":\"*\",\"Resource\":\"*\"%s}"
          .formatted(
              allow ? "Allow" : "Deny",
              principal.isEmpty() ? "" : "\"Principal\":" + named + ",",
              operator.isEmpty()
                  ? ""
                  : ",\"Condition\":{\"%s\":{\"%s\":\"%s\"}}"
                      .formatted(
                          operator, key, operator.equals("StringLike") ? value + "*" : value));
    }

    boolean holds(Filling filling) {
      String is = filling.keys().get(key);
      return switch (operator) {
        case "" -> true;
        case "StringEquals" -> value.equals(is);
        case "StringNotEquals" -> !value.equals(is);
        case "StringLike" -> !is.isEmpty() && is.startsWith(value);
        default -> throw new IllegalStateException(operator);
      };
    }
  }

  /// A layer of such statements.
  sealed interface PlainLayer {
    PlainLayer NOT_GIVEN = new NotGiven();
    PlainLayer NOT_READ = new NotRead();

    record NotGiven() implements PlainLayer {}

    record NotRead() implements PlainLayer {}

    record Statements(List<PlainStatement> all) implements PlainLayer {}
  }

  /// A grant of the key.
  record PlainGrant(String to, boolean constrained) {}

  /// What a layer that was not read says.
  enum Unread {
    ALLOW,
    NOTHING,
    DENY
  }

  /// Everything that is unknown, filled in.
  ///
  /// @param keys empty text for an absent key
  /// @param session whether the caller has the session that policies name
  /// @param open the answers to what is open about grants: whether one that may hold does, and
  ///     whether one suffices alone
  record Filling(
      Map<String, String> keys,
      Map<LayerKind, Unread> layers,
      boolean session,
      List<Boolean> open) {

    Filling withoutKey(String key) {
      Map<String, String> rest = new HashMap<>(keys);
      rest.remove(key);
      return new Filling(rest, layers, session, open);
    }

    Filling withoutLayer(LayerKind kind) {
      Map<LayerKind, Unread> rest = new EnumMap<>(LayerKind.class);
      rest.putAll(layers);
      rest.remove(kind);
      return new Filling(keys, rest, session, open);
    }
  }

  /// A request for `kms:Decrypt`, by the rule for keys or by that for other resources.
  record Situation(
      boolean key,
      Optional<String> resourceAccount,
      Optional<String> session,
      List<PlainStatement> resource,
      PlainLayer identity,
      PlainLayer boundary,
      List<PlainLayer> scps,
      PlainLayer rcp,
      List<PlainGrant> grants) {

    List<Filling> fillings() {
      List<Filling> all = new ArrayList<>();
      for (Map<LayerKind, Unread> layers : unreadLayers()) {
        for (boolean of :
            session.isPresent() ? new boolean[] {true} : new boolean[] {true, false}) {
          for (int open = 0; open < (grants.isEmpty() ? 1 : 4); open++) {
            for (String vpc : VALUES) {
              for (String vpce : VALUES) {
                all.add(
                    new Filling(
                        Map.of(KEYS.get(0), vpc, KEYS.get(1), vpce),
                        layers,
                        of,
                        List.of((open & 1) != 0, (open & 2) != 0)));
              }
            }
          }
        }
      }
      return all;
    }

    private List<Map<LayerKind, Unread>> unreadLayers() {
      List<LayerKind> kinds = new ArrayList<>();
      if (identity.equals(PlainLayer.NOT_READ)) {
        kinds.add(LayerKind.IDENTITY);
      }
      if (boundary.equals(PlainLayer.NOT_READ)) {
        kinds.add(LayerKind.BOUNDARY);
      }
      if (scps.contains(PlainLayer.NOT_READ)) {
        kinds.add(LayerKind.SCP);
      }
      if (rcp.equals(PlainLayer.NOT_READ)) {
        kinds.add(LayerKind.RCP);
      }
      List<Map<LayerKind, Unread>> all = List.of(Map.of());
      for (LayerKind kind : kinds) {
        List<Map<LayerKind, Unread>> more = new ArrayList<>();
        for (Map<LayerKind, Unread> each : all) {
          for (Unread says : Unread.values()) {
            Map<LayerKind, Unread> with = new EnumMap<>(LayerKind.class);
            with.putAll(each);
            with.put(kind, says);
            more.add(with);
          }
        }
        all = more;
      }
      return all;
    }

    /// The decisions in one filling, for each relation that the accounts may have.
    Set<Decision> decisions(Filling filling) {
      Set<Decision> decisions = new HashSet<>();
      if (!resourceAccount.equals(Optional.of("444455556666"))) {
        decisions.add(decision(filling, true));
      }
      if (!resourceAccount.equals(Optional.of("111122223333"))) {
        decisions.add(decision(filling, false));
      }
      return decisions;
    }

    private Decision decision(Filling filling, boolean sameAccount) {
      boolean denied =
          resource.stream()
                  .anyMatch(each -> !each.allow() && each.holds(filling) && covers(each, filling))
              || Stream.concat(Stream.of(identity, boundary, rcp), scps.stream())
                  .anyMatch(layer -> denies(layer, filling));
      if (denied) {
        return Decision.EXPLICITLY_DENIED;
      }
      if (filling.layers().containsValue(Unread.DENY)) {
        return Decision.IMPLICITLY_DENIED;
      }
      for (PlainLayer level : scps) {
        if (!allows(level, LayerKind.SCP, filling)) {
          return Decision.IMPLICITLY_DENIED;
        }
      }
      if (!allows(rcp, LayerKind.RCP, filling)) {
        return Decision.IMPLICITLY_DENIED;
      }
      return isGiven(filling, sameAccount) ? Decision.ALLOWED : Decision.IMPLICITLY_DENIED;
    }

    private boolean isGiven(Filling filling, boolean sameAccount) {
      boolean identityAllows = allows(identity, LayerKind.IDENTITY, filling);
      boolean boundaryAllows = allows(boundary, LayerKind.BOUNDARY, filling);
      boolean policyCovers = gives(filling, List.of("*", SESSION, ROLE, ACCOUNT));
      boolean policyNames = gives(filling, List.of("*", SESSION, ROLE));
      boolean policyUnlimited = gives(filling, List.of("*", SESSION));
      boolean granted = grants.stream().anyMatch(grant -> holds(grant, filling));
      boolean grantAlone = granted && filling.open().get(1);
      if (!sameAccount) {
        return (policyCovers || granted) && (grantAlone || (identityAllows && boundaryAllows));
      }
      if (policyUnlimited) {
        return true;
      }
      if (policyNames && boundaryAllows) {
        return true;
      }
      if (!key) {
        return identityAllows && boundaryAllows;
      }
      if (granted) {
        boolean toSession = grants.stream().anyMatch(grant -> grant.to().equals(SESSION));
        return toSession || boundaryAllows || grantAlone;
      }
      return policyCovers && identityAllows && boundaryAllows;
    }

    private boolean gives(Filling filling, List<String> principals) {
      return resource.stream()
          .anyMatch(
              each ->
                  each.allow()
                      && each.holds(filling)
                      && covers(each, filling)
                      && principals.contains(each.principal()));
    }

    private static boolean covers(PlainStatement statement, Filling filling) {
      return switch (statement.principal()) {
        case "*", ROLE, ACCOUNT -> true;
        case SESSION -> filling.session();
        default -> false;
      };
    }

    private static boolean holds(PlainGrant grant, Filling filling) {
      boolean covers =
          switch (grant.to()) {
            case ROLE -> true;
            case SESSION -> filling.session();
            case ACCOUNT -> filling.open().get(0);
            default -> false;
          };
      return covers && (!grant.constrained() || filling.open().get(0));
    }

    private static boolean allows(PlainLayer layer, LayerKind kind, Filling filling) {
      return switch (layer) {
        case PlainLayer.NotGiven _ -> true;
        case PlainLayer.NotRead _ -> filling.layers().get(kind) == Unread.ALLOW;
        case PlainLayer.Statements(List<PlainStatement> all) ->
            all.stream().anyMatch(each -> each.allow() && each.holds(filling));
      };
    }

    private static boolean denies(PlainLayer layer, Filling filling) {
      return layer instanceof PlainLayer.Statements(List<PlainStatement> all)
          && all.stream().anyMatch(each -> !each.allow() && each.holds(filling));
    }
  }
}
