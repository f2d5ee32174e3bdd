package io.labelguard.core.labeling.console;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A user, role or root user who works in the AWS console.
///
/// @param arn the ARN that policies know the person by (aws:PrincipalArn), never a session's; where
///     only a session of a role is known, the role's without its path
/// @param account id of the account that it belongs to
/// @param name of the user or role, without its path; `root` for a root user
/// @param session the ARN of the role's session, where the role's path is not known
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn">aws:PrincipalArn</a>
public record ConsolePrincipal(
    Kind kind, String arn, String account, String name, Optional<String> session) {

  /// What the text must be from which one is read.
  public static final String FORM =
      "the ARN of a user or role, such as arn:aws:iam::111122223333:role/Labelers";

  /// IAM allows more characters in a path, but hardly anyone uses them.
  private static final String NAME = "[A-Za-z0-9_+=,.@-]+";

  private static final Pattern PRINCIPAL =
      Pattern.compile(
          "arn:aws[a-z0-9-]*:iam::(?<account>[0-9]{12}):"
              + "(?:(?<type>user|role)/(?:%1$s/)*(?<name>%1$s)|root)".formatted(NAME));

  private static final Pattern SESSION =
      Pattern.compile(
          "arn:(?<partition>aws[a-z0-9-]*):sts::(?<account>[0-9]{12}):"
              + "assumed-role/(?<name>%1$s)/%1$s".formatted(NAME));

  /// What a person signs in as.
  public enum Kind {
    /// A user of IAM.
    USER,
    /// A role, with IAM Identity Center or by switching to it.
    ROLE,
    /// The root user of an account.
    ROOT
  }

  /// Reads an ARN; empty where it is not that of a user, a role, a role's session or a root user.
  public static Optional<ConsolePrincipal> parse(String text) {
    Matcher principal = PRINCIPAL.matcher(text);
    if (principal.matches()) {
      return Optional.of(principal(principal));
    }
    Matcher session = SESSION.matcher(text);
    return session.matches() ? Optional.of(role(session)) : Optional.empty();
  }

  private static ConsolePrincipal principal(Matcher of) {
    Optional<String> type = Optional.ofNullable(of.group("type"));
    return new ConsolePrincipal(
        type.map(text -> text.equals("user") ? Kind.USER : Kind.ROLE).orElse(Kind.ROOT),
        of.group(),
        of.group("account"),
        Optional.ofNullable(of.group("name")).orElse("root"),
        Optional.empty());
  }

  /// A session's ARN has the role's name without its path.
  private static ConsolePrincipal role(Matcher of) {
    return new ConsolePrincipal(
        Kind.ROLE,
        "arn:%s:iam::%s:role/%s"
            .formatted(of.group("partition"), of.group("account"), of.group("name")),
        of.group("account"),
        of.group("name"),
        Optional.of(of.group()));
  }
}
