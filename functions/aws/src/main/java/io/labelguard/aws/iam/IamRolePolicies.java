package io.labelguard.aws.iam;

import io.labelguard.aws.AwsCalls;
import io.labelguard.aws.signed.RefusedCallException;
import io.labelguard.aws.signed.XmlElement;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.RoleFacts;
import io.labelguard.core.labeling.RolePolicies;
import io.labelguard.core.port.CallFailure;
import io.labelguard.policy.model.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/// Reads the policies that a role carries: all of them, or none. One that goes away while they are
/// read is a failure.
///
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRolePolicies.html">ListRolePolicies</a>
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAttachedRolePolicies.html">ListAttachedRolePolicies</a>
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicyVersion.html">GetPolicyVersion</a>
final class IamRolePolicies {

  private static final String ROLE_NAME = "RoleName";
  private static final String POLICY_NAME = "PolicyName";
  private static final String POLICY_ARN = "PolicyArn";
  private static final String MEMBER = "member";

  private final IamCalls iam;

  IamRolePolicies(IamCalls iam) {
    this.iam = iam;
  }

  /// Reads the policies of a role; not given where there is no such role.
  ///
  /// @throws SdkException where IAM does not answer, or with a policy that cannot be read
  Reading<RolePolicies> of(RoleFacts role, String roleName) {
    try {
      Map<String, String> named = Map.of(ROLE_NAME, roleName);
      Optional<List<XmlElement>> inline = list("ListRolePolicies", "PolicyNames", named);
      if (inline.isEmpty()) {
        return new Reading.NotGiven<>();
      }
      SortedMap<String, Policy> byName = new TreeMap<>();
      inline.get().forEach(name -> byName.put(name.text(), inline(roleName, name.text())));
      SortedMap<String, Policy> byArn = new TreeMap<>();
      list("ListAttachedRolePolicies", "AttachedPolicies", named)
          .orElseThrow(() -> gone("role " + roleName))
          .forEach(
              attached ->
                  byArn.put(attached.textOf(POLICY_ARN), managed(attached.textOf(POLICY_ARN))));
      return new Reading.Known<>(
          new RolePolicies(role.arn(), byName, byArn, role.boundaryArn().map(this::managed)));
    } catch (RefusedCallException e) {
      return new Reading.NotPermitted<>(e.permission(), e.reason());
    }
  }

  private Policy inline(String roleName, String name) {
    XmlElement answer =
        find("GetRolePolicy", Map.of(ROLE_NAME, roleName, POLICY_NAME, name))
            .orElseThrow(() -> gone("policy " + name));
    return PolicyDocuments.read(name, answer.textOf("PolicyDocument"));
  }

  private Policy managed(String arn) {
    Map<String, String> policy = Map.of(POLICY_ARN, arn);
    String version = only("GetPolicy", policy, "Policy").textOf("DefaultVersionId");
    Map<String, String> ofVersion = Map.of(POLICY_ARN, arn, "VersionId", version);
    return PolicyDocuments.read(
        arn, only("GetPolicyVersion", ofVersion, "PolicyVersion").textOf("Document"));
  }

  private XmlElement only(String action, Map<String, String> parameters, String name) {
    return find(action, parameters)
        .orElseThrow(() -> gone(String.join(" ", parameters.values())))
        .child(name)
        .orElseThrow(() -> SdkClientException.create("the answer has no " + name));
  }

  /// Returns the members of a list, page by page; empty where there is no such role.
  private Optional<List<XmlElement>> list(
      String action, String name, Map<String, String> parameters) {
    List<XmlElement> members = new ArrayList<>();
    Map<String, String> form = new TreeMap<>(parameters);
    while (true) {
      Optional<XmlElement> page = find(action, form);
      if (page.isEmpty()) {
        return Optional.empty();
      }
      XmlElement list =
          page.get()
              .child(name)
              .orElseThrow(() -> SdkClientException.create("the answer has no " + name));
      members.addAll(list.children(MEMBER));
      if (!page.get().textOf("IsTruncated").equals("true")) {
        return Optional.of(members);
      }
      String marker = page.get().textOf("Marker");
      if (marker.isEmpty() || marker.equals(form.put("Marker", marker))) {
        throw SdkClientException.create("the answer has no way to the next page");
      }
    }
  }

  private Optional<XmlElement> find(String action, Map<String, String> parameters) {
    try {
      return iam.find(action, parameters);
    } catch (SdkException e) {
      CallFailure failure = AwsCalls.failed("call iam:" + action, e).failure();
      if (failure.refused()) {
        throw new RefusedCallException("iam:" + action, failure.reason(), e);
      }
      throw e;
    }
  }

  private static SdkClientException gone(String what) {
    return SdkClientException.create(what + " went away while it was read");
  }
}
