package io.labelguard.policy.request;

import io.labelguard.policy.json.Quoted;
import io.labelguard.policy.request.Principal.Kind;
import io.labelguard.policy.value.CallerNames;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Decides whether a principal can be the caller of a request, and says what to write where it
/// cannot.
///
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html">IAM
///     identifiers</a>
final class PrincipalForm {

  private static final String ACCOUNT = "arn:aws[a-z0-9-]*:%s:[a-z0-9-]*:(?<account>[0-9]{12}):";

  private static final Pattern ROLE =
      Pattern.compile(ACCOUNT.formatted("iam") + "role/(?:\\S*/)?(?<role>[^\\s:/]+)");

  private static final Pattern ROLE_SESSION =
      Pattern.compile(ACCOUNT.formatted("sts") + "assumed-role/(?<role>[^\\s:/]+)/[^\\s:/]+");

  private static final Pattern USER =
      Pattern.compile(ACCOUNT.formatted("iam") + "(?:root|user/\\S+)");

  private static final Pattern FEDERATED_USER =
      Pattern.compile(ACCOUNT.formatted("sts") + "federated-user/[^\\s:/]+");

  // CloudFront's origin access identities are users of an account named "cloudfront".
  private static final Pattern ORIGIN_ACCESS_IDENTITY =
      Pattern.compile("arn:aws[a-z-]*:iam::cloudfront:user/CloudFront Origin Access Identity \\S+");

  private PrincipalForm() {}

  /// Returns what is wrong with a principal, beginning with the member that it is about; empty
  /// where nothing is.
  static Optional<String> problem(Kind kind, String name, Optional<String> session) {
    return switch (kind) {
      case ROLE -> role(name).or(() -> session.flatMap(arn -> roleSession(name, arn)));
      case USER -> user(name).or(() -> session.flatMap(PrincipalForm::userSession));
      case SERVICE -> service(name).or(() -> none(session, "sessionArn", "a service"));
      case ANY_ROLE, ANONYMOUS ->
          none(Optional.of(name).filter(text -> !text.isEmpty()), "principal", "such a caller")
              .or(() -> none(session, "sessionArn", "such a caller"));
    };
  }

  private static Optional<String> role(String name) {
    return matches(ROLE, name) || matches(ROLE_SESSION, name)
        ? Optional.empty()
        : wrong(
            "principal",
            "the ARN of a role or of a role's session, such as"
                + " \"arn:aws:iam::111122223333:role/Reader\"",
            name);
  }

  private static Optional<String> roleSession(String role, String session) {
    if (session.equals(Principal.NO_NAMED_SESSION)) {
      return Optional.empty();
    }
    Matcher of = ROLE_SESSION.matcher(session);
    if (!of.matches()) {
      return wrong(
          "sessionArn",
          "the ARN of a role's session, such as"
              + " \"arn:aws:sts::111122223333:assumed-role/Reader/session\"",
          session);
    }
    Matcher byArn = ROLE.matcher(role);
    Matcher bySession = ROLE_SESSION.matcher(role);
    Matcher owner = byArn.matches() ? byArn : bySession;
    boolean belongs =
        (owner == byArn || bySession.matches())
            && owner.group("account").equals(of.group("account"))
            && owner.group("role").equals(of.group("role"));
    return belongs ? Optional.empty() : wrong("sessionArn", "a session of " + role, session);
  }

  private static Optional<String> user(String name) {
    boolean known =
        matches(USER, name)
            || matches(FEDERATED_USER, name)
            || matches(ORIGIN_ACCESS_IDENTITY, name)
            || CallerNames.isIdentityProvider(name);
    return known
        ? Optional.empty()
        : wrong(
            "principal",
            "the ARN of a user, of an account's root user or of a federated user's session, or an"
                + " identity provider, such as \"arn:aws:iam::111122223333:user/ann\"",
            name);
  }

  private static Optional<String> userSession(String session) {
    return matches(FEDERATED_USER, session)
        ? Optional.empty()
        : wrong(
            "sessionArn",
            "the ARN of a federated user's session, such as"
                + " \"arn:aws:sts::111122223333:federated-user/ann\"",
            session);
  }

  private static Optional<String> service(String name) {
    return CallerNames.isService(name)
        ? Optional.empty()
        : wrong("principal", "a service's name, such as \"cloudtrail.amazonaws.com\"", name);
  }

  private static Optional<String> none(Optional<String> given, String member, String caller) {
    return given.map(text -> member + ": " + caller + " has none; leave out " + Quoted.text(text));
  }

  private static boolean matches(Pattern pattern, String text) {
    return pattern.matcher(text).matches();
  }

  private static Optional<String> wrong(String member, String what, String text) {
    return Optional.of(member + ": must be " + what + ", not " + Quoted.text(text));
  }
}
