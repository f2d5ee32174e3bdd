package io.labelguard.policy.request;

import java.util.Optional;

/// One request, or a set of requests that differ in what is unknown, held against a bucket policy.
///
/// @param action such as `s3:GetObject`
/// @param resourceAccount account id of the bucket's owner, empty where it is not known
/// @param identityPolicies what the caller's own policies say of the request
public record Request(
    Principal principal,
    String action,
    RequestResource resource,
    Optional<String> resourceAccount,
    RequestContext context,
    IdentityPolicies identityPolicies) {

  /// What identity policies say of a request.
  public enum IdentityPolicies {
    ALLOW,
    SILENT,
    UNKNOWN
  }
}
