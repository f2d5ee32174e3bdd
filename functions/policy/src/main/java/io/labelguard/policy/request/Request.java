package io.labelguard.policy.request;

import io.labelguard.policy.json.Quoted;
import io.labelguard.policy.tables.S3Actions;
import io.labelguard.policy.value.CallerNames;
import io.labelguard.policy.value.Wildcards;
import java.util.Optional;
import java.util.regex.Pattern;

/// One request, or a set of requests that differ in what is unknown, to be decided under a policy.
///
/// @param action one action of any service, such as `s3:GetObject`; letter case is ignored
/// @param resource what the action acts on
/// @param resourceAccount id of the account that owns the resource, 12 digits; empty where it is
///     not known
/// @param context the request's condition keys
/// @param identityPolicies what the caller's own policies say of the request
public record Request(
    Principal principal,
    String action,
    RequestResource resource,
    Optional<String> resourceAccount,
    RequestContext context,
    IdentityPolicies identityPolicies) {

  private static final Pattern ACTION =
      Pattern.compile("[a-z0-9][a-z0-9-]*:[a-z0-9]+", Pattern.CASE_INSENSITIVE);

  /// What the caller's identity policies say of a request.
  public enum IdentityPolicies {
    /// They allow it.
    ALLOW,
    /// They neither allow nor deny it.
    SILENT,
    /// They may allow it or not.
    UNKNOWN
  }

  /// Checks the action, the resource of the action and the account.
  ///
  /// @throws IllegalArgumentException where one has not the form that it must have; the message
  ///     says what to write
  public Request {
    if (!ACTION.matcher(action).matches()) {
      throw new IllegalArgumentException(
          "action: must be a service prefix, a colon and one action's name"
              + (Wildcards.any(action) ? " without wildcards" : "")
              + ", such as \"s3:GetObject\", not "
              + Quoted.text(action));
    }
    if (resource.equals(RequestResource.NONE) && hasResource(action)) {
      throw new IllegalArgumentException(
          "resource: must be an ARN, as "
              + action
              + " acts on a resource; \"*\" is for actions without one");
    }
    resourceAccount.ifPresent(
        account -> {
          if (!CallerNames.isAccountId(account)) {
            throw new IllegalArgumentException(
                "resourceAccount: must be an account id of 12 digits, such as \"111122223333\","
                    + " not "
                    + Quoted.text(account));
          }
        });
  }

  /// Returns this request with other condition keys.
  public Request with(RequestContext other) {
    return new Request(principal, action, resource, resourceAccount, other, identityPolicies);
  }

  /// Returns this request by another caller.
  public Request by(Principal other) {
    return new Request(other, action, resource, resourceAccount, context, identityPolicies);
  }

  /// Returns this request for another action.
  public Request asking(String other) {
    return new Request(principal, other, resource, resourceAccount, context, identityPolicies);
  }

  /// Returns this request with something else known of the caller's identity policies.
  public Request with(IdentityPolicies other) {
    return new Request(principal, action, resource, resourceAccount, context, other);
  }

  /// Of other services' actions it is not known whether they have a resource.
  private static boolean hasResource(String action) {
    return S3Actions.matching(action).stream()
        .anyMatch(known -> !known.targets().contains(S3Actions.Target.NONE));
  }
}
