package io.labelguard.policy.layer;

import io.labelguard.policy.match.Caller;
import io.labelguard.policy.request.Principal;
import io.labelguard.policy.request.Request;
import io.labelguard.policy.tables.RcpServices;
import io.labelguard.policy.value.CallerNames;
import io.labelguard.policy.value.Truth;
import java.util.List;
import java.util.Optional;

/// Decides which layers bind a request: a layer that does not bind is not given, and one of which
/// it is not known whether it binds is not read.
///
/// @see <a
///     href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html">Service
///     control policies</a>
/// @see <a
///     href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html">Resource
///     control policies</a>
record LayerBinding(Layers layers, Request request, Caller caller) {

  private static final String SERVICE_LINKED_PATH = ":role/aws-service-role/";
  private static final String SERVICE_LINKED_NAME = "/AWSServiceRoleFor";

  /// The caller's boundary; root users cannot have one.
  Layer boundary() {
    return isIamIdentity() ? layers.boundary() : Layer.NOT_GIVEN;
  }

  /// Whether the caller has a boundary.
  Truth hasBoundary() {
    return switch (boundary()) {
      case Layer.NotGiven _ -> Truth.FALSE;
      case Layer.NotRead _ -> Truth.UNKNOWN;
      case Layer.Policies _ -> Truth.TRUE;
    };
  }

  /// The levels of SCPs that bind the caller. Services, anonymous callers and identity providers
  /// belong to no account of an organization.
  List<Layer> scps() {
    return binding(layers.scps(), ofMemberAccount().and(serviceLinked().not()));
  }

  /// The levels of RCPs that bind the resource.
  List<Layer> rcps() {
    return RcpServices.bind(request.action())
        ? binding(layers.rcps(), inMemberAccount().and(serviceLinked().not()))
        : List.of();
  }

  private boolean isIamIdentity() {
    return caller.hasIdentity() && !caller.isRootUser();
  }

  private static List<Layer> binding(List<Layer> levels, Truth binds) {
    return switch (binds) {
      case FALSE -> List.of();
      case UNKNOWN -> levels.isEmpty() ? levels : List.of(Layer.NOT_READ);
      case TRUE -> levels;
    };
  }

  private Truth ofMemberAccount() {
    if (caller.kind() == Principal.Kind.ANY_ROLE) {
      return Truth.UNKNOWN;
    }
    return Truth.of(
        caller.hasIdentity()
            && CallerNames.isAccountId(caller.account())
            && layers.managementAccount().filter(caller.account()::equals).isEmpty());
  }

  private Truth inMemberAccount() {
    Optional<String> management = layers.managementAccount();
    if (management.isEmpty()) {
      return Truth.TRUE;
    }
    return request
        .resourceAccount()
        .map(account -> Truth.of(!account.equals(management.get())))
        .orElse(Truth.UNKNOWN);
  }

  /// A session's ARN has no path; the names of service-linked roles all begin alike.
  private Truth serviceLinked() {
    if (caller.kind() == Principal.Kind.ANY_ROLE) {
      return Truth.UNKNOWN;
    }
    if (caller.anyPath()) {
      return caller.name().contains(SERVICE_LINKED_NAME) ? Truth.UNKNOWN : Truth.FALSE;
    }
    return Truth.of(caller.name().contains(SERVICE_LINKED_PATH));
  }
}
