package io.labelguard.policy.request;

import java.util.Optional;

/// Who makes a request.
///
/// @param name the role's or user's ARN, the service's name (`cloudtrail.amazonaws.com`), empty for
///     an anonymous caller
/// @param session the assumed-role session's ARN, where the caller is a role's session and its name
///     is known; empty where the caller may be any session of the role
public record Principal(Kind kind, String name, Optional<String> session) {

  /// Stands for a session that is none of those that a policy names.
  public static final String NO_NAMED_SESSION = "";

  /// The kinds of caller.
  public enum Kind {
    ROLE,
    USER,
    SERVICE,
    ANONYMOUS
  }

  /// Returns the principal of a role whose session name is not known.
  public static Principal role(String arn) {
    return new Principal(Kind.ROLE, arn, Optional.empty());
  }

  /// Returns an anonymous caller.
  public static Principal anonymous() {
    return new Principal(Kind.ANONYMOUS, "", Optional.empty());
  }
}
