package io.labelguard.policy.compare;

import io.labelguard.policy.atoms.Atom;
import io.labelguard.policy.atoms.KeyAtoms;
import io.labelguard.policy.atoms.KeyDomain;
import io.labelguard.policy.match.Caller;
import io.labelguard.policy.match.CompiledStatement;
import io.labelguard.policy.match.ConditionClause;
import io.labelguard.policy.match.Glob;
import io.labelguard.policy.request.Principal;
import io.labelguard.policy.value.ArnText;
import io.labelguard.policy.value.CallerNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Finds callers that conditions on `aws:PrincipalArn` and `aws:PrincipalAccount` distinguish: of
/// each account that the policies name, roles and users with the ARNs that the patterns cut.
final class NamedCallers {

  private static final String PRINCIPAL_ARN = "aws:principalarn";
  private static final String PRINCIPAL_ACCOUNT = "aws:principalaccount";
  private static final String SESSION = "labelguard-nobody";
  private static final int MOST_ACCOUNTS = 16;

  private final List<ConditionClause> byArn = new ArrayList<>();
  private final Set<String> accounts = new TreeSet<>();

  private NamedCallers() {}

  /// Returns the callers; none where no condition asks who calls.
  static List<Principal> of(List<CompiledStatement> statements) {
    NamedCallers named = new NamedCallers();
    statements.forEach(named::read);
    return named.callers();
  }

  private void read(CompiledStatement statement) {
    statement.statement().principals().names().forEach(name -> addAccount(name.value()));
    for (ConditionClause clause : statement.conditions()) {
      if (clause.key().equals(PRINCIPAL_ARN) || clause.key().equals(PRINCIPAL_ACCOUNT)) {
        clause.condition().values().forEach(this::addAccount);
      }
      if (clause.key().equals(PRINCIPAL_ARN) && !clause.hasVariables()) {
        byArn.add(clause);
      }
    }
  }

  private void addAccount(String value) {
    Optional.of(ArnText.parse(value).map(ArnText::account).orElse(value))
        .filter(CallerNames::isAccountId)
        .ifPresent(accounts::add);
  }

  private List<Principal> callers() {
    accounts.add(CallerAtoms.STRANGER);
    return accounts.stream()
        .limit(MOST_ACCOUNTS)
        .map(account -> "arn:aws:iam::" + account + ":")
        .flatMap(
            arn ->
                Stream.of("role/*example", "role/?*", "user/*example", "user/?*", "root")
                    .flatMap(form -> matching(arn + form).stream()))
        .flatMap(arn -> caller(arn).stream())
        .toList();
  }

  private List<String> matching(String form) {
    KeyDomain domain =
        new KeyDomain(PRINCIPAL_ARN, KeyDomain.Kind.MATCHING, Optional.of(Glob.of(form)));
    return KeyAtoms.of(domain, byArn).stream()
        .flatMap(List::stream)
        .flatMap(atom -> witness(atom).stream())
        .toList();
  }

  private static Optional<String> witness(Atom atom) {
    return atom.witness().filter(values -> values.size() == 1).map(List::getFirst);
  }

  private static Optional<Principal> caller(String arn) {
    if (!arn.contains(":role/")) {
      return Principal.find(Principal.Kind.USER, arn, Optional.empty());
    }
    return Principal.find(Principal.Kind.ROLE, arn, Optional.empty())
        .flatMap(
            role ->
                Principal.find(
                    Principal.Kind.ROLE,
                    arn,
                    Optional.of(Caller.of(role).sessionPrefix() + SESSION)));
  }
}
