package io.labelguard.policy.match;

import io.labelguard.policy.request.Principal;
import io.labelguard.policy.value.Truth;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A principal with the parts of its ARN that Principal elements are compared with.
///
/// @param name the role's or user's ARN, or the service's name; of a role of which only a session
///     is
///     known, the ARN without a path
/// @param anyPath whether only a session is known of the role, so that its path is not: a session's
///     ARN has none, and roles' names are unique in an account whatever their path
/// @param session the session's ARN where it is known
/// @param partition such as `aws-cn`, empty where the name is not an ARN
/// @param account empty where the name is not an ARN
/// @param boundary whether the caller has a permissions boundary; false where none is spoken of
public record Caller(
    Principal.Kind kind,
    String name,
    boolean anyPath,
    Optional<String> session,
    String partition,
    String account,
    Truth boundary) {

  private static final String ASSUMED_ROLE = "assumed-role/";

  // https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html, RoleSessionName
  private static final Pattern SESSION_NAME = Pattern.compile("[\\w+=,.@-]+");

  public static Caller of(Principal principal) {
    String[] parts = principal.name().split(":", 6);
    boolean arn = parts.length == 6 && parts[0].equals("arn");
    String partition = arn ? parts[1] : "";
    String account = arn ? parts[4] : "";
    boolean bySession = arn && parts[2].equals("sts") && parts[5].startsWith(ASSUMED_ROLE);
    if (bySession) {
      String role = roleName(parts[5]);
      String name = "arn:" + partition + ":iam::" + account + ":role/" + role;
      Optional<String> session = principal.session().or(() -> Optional.of(principal.name()));
      return new Caller(Principal.Kind.ROLE, name, true, session, partition, account, Truth.FALSE);
    }
    return new Caller(
        principal.kind(),
        principal.name(),
        false,
        principal.session(),
        partition,
        account,
        Truth.FALSE);
  }

  private static String roleName(String resource) {
    String rest = resource.substring(ASSUMED_ROLE.length());
    int slash = rest.indexOf('/');
    return slash < 0 ? rest : rest.substring(0, slash);
  }

  /// Whether the caller belongs to an account, and so has identity policies.
  public boolean hasIdentity() {
    return switch (kind) {
      case ROLE, ANY_ROLE, USER -> true;
      case SERVICE, ANONYMOUS -> false;
    };
  }

  /// Whether an ARN in a policy is that of the caller's session.
  boolean isNamedBySession(String arn) {
    return session.filter(arn::equals).isPresent();
  }

  /// Whether the caller is a session, whose role or user policies can name as well.
  boolean isSession() {
    return kind == Principal.Kind.ROLE || session.isPresent();
  }

  /// Whether an ARN in a policy is the role's or the user's, sessions apart. An account's id is its
  /// root user's name as well.
  boolean isOfItself(String arn) {
    return arn.equals(name)
        || (isRootUser() && arn.equals(account))
        || (anyPath && arn.startsWith(rolePrefix()) && arn.endsWith(roleSuffix()));
  }

  private String rolePrefix() {
    return "arn:" + partition + ":iam::" + account + ":role/";
  }

  private String roleSuffix() {
    return name.substring(name.lastIndexOf('/'));
  }

  public boolean isRootUser() {
    return kind == Principal.Kind.USER && name.equals(rootArn());
  }

  String rootArn() {
    return "arn:" + partition + ":iam::" + account + ":root";
  }

  /// What the ARN of each of the role's sessions begins with; a session's ARN has no path.
  public String sessionPrefix() {
    String role = name.substring(name.lastIndexOf('/') + 1);
    return "arn:" + partition + ":sts::" + account + ":" + ASSUMED_ROLE + role + "/";
  }

  /// Those of the sessions that a policy names which the caller may be, where its session is not
  /// known. No session has a name with a wildcard.
  public List<String> possibleSessions(List<String> named) {
    if (kind != Principal.Kind.ROLE || session.isPresent()) {
      return List.of();
    }
    String prefix = sessionPrefix();
    return named.stream()
        .filter(arn -> arn.startsWith(prefix))
        .filter(arn -> SESSION_NAME.matcher(arn.substring(prefix.length())).matches())
        .toList();
  }

  /// Returns this caller with or without a permissions boundary.
  public Caller withBoundary(Truth has) {
    return new Caller(kind, name, anyPath, session, partition, account, has);
  }

  public Caller withSession(String arn) {
    return new Caller(kind, name, anyPath, Optional.of(arn), partition, account, boundary);
  }
}
