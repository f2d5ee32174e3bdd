package io.labelguard.policy.compare;

import io.labelguard.policy.match.Caller;
import io.labelguard.policy.match.CompiledStatement;
import io.labelguard.policy.match.Template;
import io.labelguard.policy.request.KeyState;
import io.labelguard.policy.request.Principal;
import io.labelguard.policy.request.Request;
import io.labelguard.policy.request.RequestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Gives a request the condition keys that its caller and its network bring along, of those that
/// the policies name.
///
/// @param named the condition keys that the policies name, in lower case
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">AWS
///     global condition context keys</a>
record WitnessKeys(Set<String> named) {

  private static final String PRINCIPAL_ARN = "aws:principalarn";
  private static final String PRINCIPAL_ACCOUNT = "aws:principalaccount";
  private static final String PRINCIPAL_TYPE = "aws:principaltype";
  private static final String USER_NAME = "aws:username";
  private static final String IS_SERVICE = "aws:principalisawsservice";
  private static final String SOURCE_IP = "aws:sourceip";
  private static final String SOURCE_VPC = "aws:sourcevpc";
  private static final String AN_ADDRESS = "203.0.113.10";
  private static final String A_VPC = "vpc-0a1b2c3d4e5f60718";
  private static final List<String> OF_ENDPOINTS =
      List.of(
          "aws:sourcevpce",
          SOURCE_VPC,
          "aws:sourcevpcarn",
          "aws:vpcsourceip",
          "aws:vpceaccount",
          "aws:vpceorgid",
          "aws:vpceorgpaths");

  WitnessKeys {
    named = Set.copyOf(named);
  }

  static WitnessKeys of(List<CompiledStatement> statements) {
    Set<String> named = new TreeSet<>();
    for (CompiledStatement statement : statements) {
      statement.conditions().stream()
          .flatMap(
              clause ->
                  Stream.concat(
                      Stream.of(clause.key()),
                      clause.variables().stream().map(Template.Variable::key)))
          .forEach(named::add);
      statement.resources().variables().forEach(variable -> named.add(variable.key()));
    }
    return new WitnessKeys(named);
  }

  /// A way in which a request comes.
  enum Network {
    /// From a VPC, without an address.
    ENDPOINT,
    /// From an address, without anything of an endpoint.
    INTERNET;

    /// Returns the key that every such request has.
    String present() {
      return this == ENDPOINT ? SOURCE_VPC : SOURCE_IP;
    }

    /// Whether such a request can have this part.
    boolean allows(WitnessPart part) {
      return !(part instanceof WitnessPart.With(String key, List<String> values))
          || values.isEmpty()
          || !(this == ENDPOINT ? key.equals(SOURCE_IP) : OF_ENDPOINTS.contains(key));
    }
  }

  /// Returns the request with the keys that its caller has, by each network that it can come by.
  List<Request> possible(Request request) {
    RequestContext context = ofCaller(request.context(), Caller.of(request.principal()));
    return networks(context).stream().map(request::with).toList();
  }

  /// The users whose names a context has, in the accounts of the callers.
  List<Principal> usersNamedBy(RequestContext context, List<Principal> callers) {
    if (!(context.state(USER_NAME) instanceof KeyState.Known(List<String> names))) {
      return List.of();
    }
    return callers.stream()
        .filter(caller -> caller.name().endsWith(":root"))
        .map(root -> root.name().replaceFirst(":root$", ":user/"))
        .flatMap(
            user ->
                Principal.find(Principal.Kind.USER, user + names.getFirst(), Optional.empty())
                    .stream())
        .toList();
  }

  private RequestContext ofCaller(RequestContext context, Caller caller) {
    boolean anonymous = caller.kind() == Principal.Kind.ANONYMOUS;
    RequestContext with = context;
    for (String key : named) {
      if (key.equals(PRINCIPAL_ARN)) {
        with = set(with, key, arn(caller));
      } else if (key.equals(PRINCIPAL_ACCOUNT)) {
        with = set(with, key, anonymous ? Optional.of("anonymous") : account(caller));
      } else if (key.equals(PRINCIPAL_TYPE)) {
        with = set(with, key, type(caller));
      } else if (key.equals(USER_NAME)) {
        with = set(with, key, userName(caller));
      } else if (key.equals(IS_SERVICE)) {
        with = set(with, key, Optional.of("" + (caller.kind() == Principal.Kind.SERVICE)));
      } else if (!caller.hasIdentity() && key.startsWith("aws:principal")) {
        // Tags and the organization belong to an identity.
        with = set(with, key, Optional.empty());
      }
    }
    return with;
  }

  private static Optional<String> arn(Caller caller) {
    return Optional.of(caller.name())
        .filter(name -> caller.hasIdentity() && name.startsWith("arn:"));
  }

  private static Optional<String> account(Caller caller) {
    return Optional.of(caller.account()).filter(account -> !account.isEmpty());
  }

  private static Optional<String> type(Caller caller) {
    return switch (caller.kind()) {
      case ROLE, ANY_ROLE -> Optional.of("AssumedRole");
      case USER ->
          caller.isRootUser()
              ? Optional.of("Account")
              : Optional.of(caller.name().contains(":user/") ? "User" : "FederatedUser");
      case SERVICE -> Optional.empty();
      case ANONYMOUS -> Optional.of("Anonymous");
    };
  }

  /// Only IAM users have a name of their own.
  private static Optional<String> userName(Caller caller) {
    return Optional.of(caller.name())
        .filter(name -> caller.kind() == Principal.Kind.USER && name.contains(":user/"))
        .map(name -> name.substring(name.lastIndexOf('/') + 1));
  }

  /// As it is where one network brings these keys along; else over an endpoint, else over the
  /// internet.
  private List<RequestContext> networks(RequestContext context) {
    boolean overEndpoint = OF_ENDPOINTS.stream().anyMatch(key -> isPresent(context, key));
    boolean overInternet = isPresent(context, SOURCE_IP);
    List<RequestContext> networks = new ArrayList<>();
    if (!overEndpoint && !overInternet) {
      networks.add(
          named.contains(SOURCE_IP) ? set(context, SOURCE_IP, Optional.of(AN_ADDRESS)) : context);
    }
    RequestContext endpoint = set(context, SOURCE_IP, Optional.empty());
    if (named.contains(SOURCE_VPC) && !isPresent(context, SOURCE_VPC)) {
      endpoint = set(endpoint, SOURCE_VPC, Optional.of(A_VPC));
    }
    RequestContext internet = context;
    for (String key : OF_ENDPOINTS) {
      internet = set(internet, key, Optional.empty());
    }
    if (named.contains(SOURCE_IP) && !overInternet) {
      internet = set(internet, SOURCE_IP, Optional.of(AN_ADDRESS));
    }
    networks.addAll(overInternet ? List.of(internet, endpoint) : List.of(endpoint, internet));
    return networks;
  }

  private static boolean isPresent(RequestContext context, String key) {
    return context.state(key) instanceof KeyState.Known;
  }

  private RequestContext set(RequestContext context, String key, Optional<String> value) {
    boolean asked = named.contains(key) || isPresent(context, key);
    return asked
        ? context.with(key, value.map(KeyState::of).orElseGet(KeyState.Absent::new))
        : context;
  }
}
