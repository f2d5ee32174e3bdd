package io.labelguard.smt;

import io.labelguard.policy.model.Effect;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.model.PrincipalElement;
import io.labelguard.policy.model.PrincipalElement.PrincipalName;
import io.labelguard.policy.model.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Who may call: anonymous, a service, a user (or root user), or a session of a role.
final class CallerTerms {

  private static final String SERVICE = Term.equal("kind", "1");
  private static final String USER = Term.equal("kind", "2");
  private static final String ROLE = Term.equal("kind", "3");
  // https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html, RoleSessionName
  private static final String SESSION_NAME =
      """
      (re.+ (re.union (re.range "a" "z") (re.range "A" "Z") (re.range "0" "9")
        (str.to_re "_") (str.to_re "+") (str.to_re "=") (str.to_re ",") (str.to_re ".")
        (str.to_re "@") (str.to_re "-")))\
      """;
  private static final String DECLARED =
      """
      (declare-const kind Int)
      (declare-const service String)
      (declare-const partition String)
      (declare-const account String)
      (declare-const user String)
      (declare-const path String)
      (declare-const role String)
      (declare-const session String)
      (define-fun before-account () String (str.++ "arn:" partition ":iam::" account ":"))
      (define-fun root-arn () String (str.++ before-account "root"))
      (define-fun user-arn () String (str.++ before-account user))
      (define-fun role-arn () String (str.++ before-account "role/" path role))
      (define-fun session-arn () String
        (str.++ "arn:" partition ":sts::" account ":assumed-role/" role "/" session))
      (assert (and (<= 0 kind) (<= kind 3)))
      """;

  private CallerTerms() {}

  /// Declares the caller. An account is of one partition: of those that ARNs name it in, where some
  /// do, and else of any that is named (aws always is).
  static String declarations(List<Policy> policies) {
    Map<String, Set<String>> named = new TreeMap<>();
    Set<String> partitions = new TreeSet<>(Set.of("aws"));
    for (Policy policy : policies) {
      for (Statement statement : policy.statements()) {
        for (PrincipalName name : statement.principals().names()) {
          String[] parts = name.value().split(":", 6);
          if (parts.length == 6) {
            partitions.add(parts[1]);
            named.computeIfAbsent(parts[4], _ -> new TreeSet<>()).add(parts[1]);
          }
        }
      }
    }
    List<String> domain = new ArrayList<>();
    domain.add(isOneOf(partitions));
    named.forEach(
        (account, of) ->
            domain.add(Term.implies(Term.equal("account", Term.text(account)), isOneOf(of))));
    String name = Regex.atLeastOne(Regex.NO_COLON_OR_SLASH);
    domain.add(Term.in("account", "(re.+ (re.range \"0\" \"9\"))"));
    domain.add(Term.in("role", name));
    domain.add(Term.in("session", SESSION_NAME));
    domain.add(
        Term.in(
            "path",
            "(re.opt " + Regex.concat("(re.* " + Regex.NO_COLON + ")", "(str.to_re \"/\")") + ")"));
    domain.add("(str.prefixof \"user/\" user)");
    return DECLARED + "(assert " + Term.and(domain) + ")\n";
  }

  private static String isOneOf(Set<String> partitions) {
    return Term.or(
        partitions.stream().map(each -> Term.equal("partition", Term.text(each))).toList());
  }

  /// Whether a statement's Principal or NotPrincipal covers the caller.
  static String covered(Statement statement) throws LeftOutException {
    PrincipalElement element = statement.principals();
    List<String> named = new ArrayList<>();
    for (PrincipalName name : element.names()) {
      named.add(isNamed(name));
      if (element.negated()
          && statement.effect() == Effect.DENY
          && name.kind() == PrincipalElement.Kind.AWS
          && !name.value().equals("*")) {
        throw new LeftOutException("a Deny with NotPrincipal: the pages leave part of it open");
      }
    }
    return element.negated() ? Term.not(Term.or(named)) : Term.or(named);
  }

  private static String isNamed(PrincipalName name) throws LeftOutException {
    String value = Term.text(name.value());
    return switch (name.kind()) {
      case EVERYONE -> Term.TRUE;
      case SERVICE -> Term.and(SERVICE, Term.equal("service", value));
      case AWS -> name.value().equals("*") ? Term.TRUE : isAws(value, name.value());
      case FEDERATED -> throw new LeftOutException("a federated principal");
      case CANONICAL_USER -> throw new LeftOutException("a canonical user id");
    };
  }

  private static String isAws(String value, String text) throws LeftOutException {
    if (text.contains(":sts:") && !text.contains(":assumed-role/")) {
      throw new LeftOutException("a principal that is neither role, session nor user");
    }
    return Term.or(
        Term.and(
            Term.or(USER, ROLE),
            Term.or(Term.equal("account", value), Term.equal("root-arn", value))),
        Term.and(USER, Term.equal("user-arn", value)),
        Term.and(ROLE, Term.or(Term.equal("role-arn", value), Term.equal("session-arn", value))));
  }
}
