package io.labelguard.policy.match;

import io.labelguard.policy.model.Effect;
import io.labelguard.policy.model.PrincipalElement;
import io.labelguard.policy.model.PrincipalElement.PrincipalName;
import io.labelguard.policy.request.Principal;
import io.labelguard.policy.value.CallerNames;
import io.labelguard.policy.value.Truth;

/// A statement's Principal or NotPrincipal element.
///
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">Principal</a>
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html">NotPrincipal</a>
public record PrincipalClause(PrincipalElement element, Effect effect) {

  /// How a Principal element covers a caller, the weakest first.
  public enum Grip {
    NONE(Truth.FALSE, Truth.FALSE, Truth.FALSE),
    /// A canonical user id names an account, but the policy does not say which.
    SOME_ACCOUNT(Truth.UNKNOWN, Truth.FALSE, Truth.FALSE),
    /// The documents leave open whether the caller is covered.
    OPEN(Truth.UNKNOWN, Truth.UNKNOWN, Truth.UNKNOWN),
    ACCOUNT(Truth.TRUE, Truth.FALSE, Truth.FALSE),
    /// The role is named, or the user whose federated session the caller is.
    BEHIND_SESSION(Truth.TRUE, Truth.TRUE, Truth.FALSE),
    /// All but some are covered; the documents leave open whether a boundary limits that.
    NOT_LISTED(Truth.TRUE, Truth.TRUE, Truth.UNKNOWN),
    DIRECT(Truth.TRUE, Truth.TRUE, Truth.TRUE);

    private final Truth any;
    private final Truth direct;
    private final Truth unlimited;

    Grip(Truth any, Truth direct, Truth unlimited) {
      this.any = any;
      this.direct = direct;
      this.unlimited = unlimited;
    }

    /// Whether the caller is covered at all.
    public Truth any() {
      return any;
    }

    /// Whether the caller or everyone is named, and not only the caller's account.
    public Truth direct() {
      return direct;
    }

    /// Whether a permissions boundary that is silent does not limit what is allowed: the session,
    /// the user or everyone is named.
    ///
    /// @see <a
    ///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html">How
    ///     AWS enforcement code logic evaluates requests</a>
    public Truth unlimited() {
      return unlimited;
    }

    static Grip of(Truth truth) {
      return switch (truth) {
        case FALSE -> NONE;
        case UNKNOWN -> OPEN;
        case TRUE -> NOT_LISTED;
      };
    }

    Grip or(Grip other) {
      return compareTo(other) > 0 ? this : other;
    }
  }

  public Grip grip(Caller caller) {
    if (!element.negated()) {
      return named(caller);
    }
    return Grip.of(effect == Effect.ALLOW ? named(caller).any().not() : notExempt(caller));
  }

  private Grip named(Caller caller) {
    Grip grip = Grip.NONE;
    for (int at = 0; at < element.names().size(); at++) {
      grip = grip.or(gripOf(element.names().get(at), caller));
    }
    return grip;
  }

  private static Grip gripOf(PrincipalName name, Caller caller) {
    return switch (name.kind()) {
      case EVERYONE -> Grip.DIRECT;
      case AWS -> ofAws(name.value(), caller);
      case SERVICE ->
          caller.kind() == Principal.Kind.SERVICE && caller.name().equals(name.value())
              ? Grip.DIRECT
              : Grip.NONE;
      case FEDERATED -> caller.name().equals(name.value()) ? Grip.DIRECT : Grip.NONE;
      case CANONICAL_USER ->
          caller.hasIdentity() && CallerNames.isCanonicalId(name.value())
              ? Grip.SOME_ACCOUNT
              : Grip.NONE;
    };
  }

  private static Grip ofAws(String value, Caller caller) {
    if (value.equals("*")) {
      return Grip.DIRECT;
    }
    if (!caller.hasIdentity()) {
      return Grip.NONE;
    }
    if (caller.kind() == Principal.Kind.ANY_ROLE) {
      return Grip.OPEN;
    }
    if (caller.isNamedBySession(value)) {
      return Grip.DIRECT;
    }
    if (caller.isOfItself(value)) {
      return caller.isSession() ? Grip.BEHIND_SESSION : Grip.DIRECT;
    }
    return isAccountOf(value, caller) ? Grip.ACCOUNT : Grip.NONE;
  }

  private static boolean isAccountOf(String value, Caller caller) {
    return !caller.account().isEmpty()
        && (value.equals(caller.account()) || value.equals(caller.rootArn()));
  }

  /// Whether a Deny with NotPrincipal denies the caller. It denies every caller that has a
  /// permissions boundary, whatever it lists:
  /// <https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html>.
  private Truth notExempt(Caller caller) {
    return caller.boundary().or(notListed(caller));
  }

  /// The page requires the caller, its role where it is a session, and its account; where only some
  /// of them are listed, it says that the caller might be denied.
  private Truth notListed(Caller caller) {
    boolean self = false;
    boolean account = false;
    boolean session = false;
    boolean canonical = false;
    boolean maybe = false;
    for (PrincipalName name : element.names()) {
      switch (name.kind()) {
        case EVERYONE -> {
          return Truth.FALSE;
        }
        case AWS -> {
          if (name.value().equals("*")) {
            return Truth.FALSE;
          }
          maybe |= caller.kind() == Principal.Kind.ANY_ROLE;
          self |= caller.hasIdentity() && caller.isOfItself(name.value());
          account |= caller.hasIdentity() && isAccountOf(name.value(), caller);
          session |= caller.session().filter(name.value()::equals).isPresent();
        }
        case SERVICE, FEDERATED -> {
          if (gripOf(name, caller) == Grip.DIRECT) {
            return Truth.FALSE;
          }
        }
        case CANONICAL_USER -> canonical |= gripOf(name, caller) != Grip.NONE;
      }
    }
    boolean bySession = caller.kind() == Principal.Kind.ROLE || caller.session().isPresent();
    if (self && account && (session || !bySession)) {
      return Truth.FALSE;
    }
    return self || account || session || canonical || maybe ? Truth.UNKNOWN : Truth.TRUE;
  }
}
