package io.labelguard.policy.request;

import java.util.Optional;

/// The caller of a request.
///
/// @param name the ARN of the role, the user or the root user, a service's name
///     (`cloudtrail.amazonaws.com`), or an identity provider; empty for a caller who is anonymous
///     or any role
/// @param session the ARN of the role's or federated user's session; [#NO_NAMED_SESSION] for a
///     role's session that no policy names; empty where a role's caller may be any of its sessions
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">Principal</a>
public record Principal(Kind kind, String name, Optional<String> session) {

  /// The session of a role that has none of the session names that a policy lists.
  public static final String NO_NAMED_SESSION = "";

  /// The kinds of caller.
  public enum Kind {
    /// A role, by its own ARN or that of one of its sessions.
    ROLE,
    /// A role, but which one is not known: a policy that names roles or accounts leaves the
    /// decision open.
    ANY_ROLE,
    /// A user, an account's root user, a federated user, or an identity provider's user.
    USER,
    /// An AWS service that calls in its own name.
    SERVICE,
    /// A caller without credentials.
    ANONYMOUS
  }

  /// Checks that the name and the session fit the kind.
  ///
  /// @throws IllegalArgumentException where they do not; the message says what to write
  public Principal {
    PrincipalForm.problem(kind, name, session)
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException(problem);
            });
  }

  /// Returns the principal of these parts; empty where the constructor would refuse them.
  public static Optional<Principal> find(Kind kind, String name, Optional<String> session) {
    return PrincipalForm.problem(kind, name, session).isPresent()
        ? Optional.empty()
        : Optional.of(new Principal(kind, name, session));
  }

  /// Returns the principal of a role whose session name is not known.
  ///
  /// @param arn the role's ARN, or that of one of its sessions
  /// @throws IllegalArgumentException where it is neither
  public static Principal role(String arn) {
    return new Principal(Kind.ROLE, arn, Optional.empty());
  }

  /// Returns the principal of a role that is not known.
  public static Principal anyRole() {
    return new Principal(Kind.ANY_ROLE, "", Optional.empty());
  }

  /// Returns an anonymous caller.
  public static Principal anonymous() {
    return new Principal(Kind.ANONYMOUS, "", Optional.empty());
  }
}
