package io.labelguard.policy.compare;

import io.labelguard.policy.match.Caller;
import io.labelguard.policy.match.CompiledStatement;
import io.labelguard.policy.model.PrincipalElement.PrincipalName;
import io.labelguard.policy.request.Principal;
import io.labelguard.policy.value.CallerNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Finds callers of every kind that Principal elements can distinguish: those they name, others of
/// the same accounts and roles, and strangers.
///
/// A name that no caller can have, such as an ARN with a malformed account id, adds none.
final class CallerAtoms {

  /// An account that no policy names.
  static final String STRANGER = "999999999999";
  private static final String NOBODY = "labelguard-nobody";

  /// The caller to whom identity policies are attached: they name none, so one is enough.
  static final Principal ATTACHED = Principal.role("arn:aws:iam::" + STRANGER + ":role/" + NOBODY);

  private static final List<String> PATHS = List.of("service-role/", "labelguard-path/");

  private final Set<String> names = new TreeSet<>();
  private final Set<String> services = new TreeSet<>();
  private final Set<String> federated = new TreeSet<>();
  private final Set<String> partitions = new TreeSet<>(Set.of("aws"));
  private final Map<String, Set<String>> accounts = new TreeMap<>();
  private final Set<Principal> found = new LinkedHashSet<>();

  private CallerAtoms() {}

  /// Returns the callers, anonymous and strangers first.
  static List<Principal> of(Collection<CompiledStatement> statements) {
    CallerAtoms atoms = new CallerAtoms();
    for (CompiledStatement statement : statements) {
      statement.statement().principals().names().forEach(atoms::read);
    }
    return atoms.callers();
  }

  private void read(PrincipalName name) {
    switch (name.kind()) {
      case EVERYONE, CANONICAL_USER -> {}
      case SERVICE -> services.add(name.value());
      case FEDERATED -> federated.add(name.value());
      case AWS -> readAws(name.value());
    }
  }

  private void readAws(String value) {
    String[] parts = value.split(":", 6);
    boolean arn = parts.length == 6 && parts[0].equals("arn");
    if (arn && isCaller(value)) {
      partitions.add(parts[1]);
      accounts.computeIfAbsent(parts[4], _ -> new TreeSet<>()).add(parts[1]);
      names.add(value);
    } else if (CallerNames.isAccountId(value)) {
      accounts.computeIfAbsent(value, _ -> new TreeSet<>());
    }
  }

  private List<Principal> callers() {
    found.add(Principal.anonymous());
    services.add(NOBODY + ".amazonaws.com");
    services.forEach(name -> add(Principal.Kind.SERVICE, name, Optional.empty()));
    federated.forEach(name -> add(Principal.Kind.USER, name, Optional.empty()));
    accounts.put(STRANGER, new TreeSet<>());
    accounts.forEach(this::addAccount);
    for (String name : names) {
      role(name)
          .ifPresentOrElse(this::addRole, () -> add(Principal.Kind.USER, name, Optional.empty()));
      if (name.contains(":assumed-role/")) {
        role(name).flatMap(this::underAPath).ifPresent(this::addRole);
      }
    }
    return List.copyOf(found);
  }

  /// The role of that name under a path that no policy names: its sessions' ARNs are the same.
  private Optional<String> underAPath(String role) {
    int at = role.lastIndexOf('/') + 1;
    return PATHS.stream()
        .map(path -> role.substring(0, at) + path + role.substring(at))
        .filter(other -> !names.contains(other))
        .findFirst();
  }

  private static boolean isCaller(String arn) {
    return role(arn).isPresent()
        || Principal.find(Principal.Kind.USER, arn, Optional.empty()).isPresent();
  }

  /// Returns the ARN of the role whose ARN, or whose session's ARN, this is.
  private static Optional<String> role(String arn) {
    return Principal.find(Principal.Kind.ROLE, arn, Optional.empty())
        .map(principal -> Caller.of(principal).name());
  }

  /// An account is of one partition: of that which an ARN puts it in, where one does.
  private void addAccount(String account, Set<String> of) {
    for (String partition : of.isEmpty() ? partitions : of) {
      String arn = "arn:" + partition + ":iam::" + account + ":";
      role(arn + "role/" + NOBODY).ifPresent(this::addRole);
      add(Principal.Kind.USER, arn + "user/" + NOBODY, Optional.empty());
      add(Principal.Kind.USER, arn + "root", Optional.empty());
    }
  }

  /// The role with each of its sessions that the policies name, and with another.
  private void addRole(String role) {
    Caller caller = Caller.of(Principal.role(role));
    List<String> sessions = new ArrayList<>(caller.possibleSessions(new ArrayList<>(names)));
    sessions.add(caller.sessionPrefix() + NOBODY);
    sessions.forEach(session -> add(Principal.Kind.ROLE, role, Optional.of(session)));
  }

  private void add(Principal.Kind kind, String name, Optional<String> session) {
    Principal.find(kind, name, session).ifPresent(found::add);
  }
}
