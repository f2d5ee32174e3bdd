package io.labelguard.aws.organizations;

import io.labelguard.aws.AwsCalls;
import io.labelguard.aws.signed.AnsweredJson;
import io.labelguard.aws.signed.RefusedCallException;
import io.labelguard.aws.signed.SignedAnswer;
import io.labelguard.aws.signed.SignedCalls;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.role.ControlPolicies;
import io.labelguard.core.port.CallFailure;
import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.json.JsonWriter;
import io.labelguard.policy.layer.Layer;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/// Reads the policies of an organization that bind one account, level by level.
///
/// For one account on one thread: a policy that stands at two levels is read once.
///
/// @see <a
///     href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListPoliciesForTarget.html">ListPoliciesForTarget</a>
/// @see <a
///     href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribePolicy.html">DescribePolicy</a>
final class OrganizationPolicies {

  private static final String SERVICE = "SERVICE_CONTROL_POLICY";
  private static final String RESOURCE = "RESOURCE_CONTROL_POLICY";

  /// Begins the id of an organization's root.
  private static final String ROOT = "r-";

  /// An account lies at most five organizational units below the root.
  private static final int MOST_LEVELS = 7;

  private static final int MOST_PAGES = 50;

  private final SignedCalls organizations;
  private final Map<String, Policy> read = new HashMap<>();

  OrganizationPolicies(SignedCalls organizations) {
    this.organizations = organizations;
  }

  /// @throws software.amazon.awssdk.core.exception.SdkException where AWS does not answer, or with
  ///     a policy that cannot be read
  ControlPolicies of(String account) {
    Reading<List<String>> levels = reading(() -> levels(account));
    return switch (levels) {
      case Reading.Known<List<String>>(List<String> ids) ->
          new ControlPolicies(
              reading(() -> layers(ids, SERVICE)), reading(() -> layers(ids, RESOURCE)));
      case Reading.NotPermitted<List<String>>(String permission, String reason) ->
          new ControlPolicies(
              new Reading.NotPermitted<>(permission, reason),
              new Reading.NotPermitted<>(permission, reason));
      case Reading.NotGiven<List<String>> _ -> ControlPolicies.NOT_GIVEN;
    };
  }

  private static <T> Reading<T> reading(Supplier<T> work) {
    try {
      return new Reading.Known<>(work.get());
    } catch (RefusedCallException e) {
      return new Reading.NotPermitted<>(e.permission(), e.reason());
    }
  }

  /// Returns the ids from the root down to the account.
  private List<String> levels(String account) {
    List<String> ids = new ArrayList<>(List.of(account));
    while (!ids.getFirst().startsWith(ROOT)) {
      if (ids.size() == MOST_LEVELS) {
        throw SdkClientException.create("the account has too many levels above it");
      }
      ids.addFirst(
          ask("ListParents", Map.of("ChildId", ids.getFirst())).items("Parents").stream()
              .flatMap(parent -> parent.text("Id").stream())
              .findFirst()
              .orElseThrow(() -> SdkClientException.create("the answer names no parent")));
    }
    return ids;
  }

  /// A type of policy that is enabled has at least one at each level. So where no level has one, it
  /// is not enabled, and nothing restricts.
  private List<Layer> layers(List<String> levels, String type) {
    List<Layer> layers = new ArrayList<>();
    boolean any = false;
    for (String level : levels) {
      List<Policy> policies = policies(level, type);
      any |= !policies.isEmpty();
      layers.add(new Layer.Policies(policies));
    }
    return any ? layers : List.of();
  }

  private List<Policy> policies(String target, String type) {
    List<Policy> policies = new ArrayList<>();
    Map<String, String> form = new TreeMap<>(Map.of("TargetId", target, "Filter", type));
    for (int page = 0; page < MOST_PAGES; page++) {
      AnsweredJson answer = ask("ListPoliciesForTarget", form);
      for (AnsweredJson summary : answer.items("Policies")) {
        policies.add(
            policy(
                summary
                    .text("Id")
                    .orElseThrow(() -> SdkClientException.create("a policy has no id"))));
      }
      Optional<String> next = answer.text("NextToken");
      if (next.isEmpty()) {
        return policies;
      }
      form.put("NextToken", next.get());
    }
    throw SdkClientException.create("the list of policies has no end");
  }

  private Policy policy(String id) {
    Policy known = read.get(id);
    if (known != null) {
      return known;
    }
    String content =
        ask("DescribePolicy", Map.of("PolicyId", id))
            .in("Policy")
            .text("Content")
            .orElseThrow(() -> SdkClientException.create("policy " + id + " has no content"));
    try {
      Policy policy = PolicyReader.liveOfLayer(content);
      read.put(id, policy);
      return policy;
    } catch (MalformedPolicyException e) {
      throw SdkClientException.create("policy " + id + " cannot be read: " + e.getMessage(), e);
    }
  }

  private AnsweredJson ask(String operation, Map<String, String> form) {
    SignedAnswer answer =
        organizations.json(
            AwsOrganizations.VERSION + operation,
            JsonWriter.object(
                out -> new TreeMap<>(form).forEach((name, value) -> out.text(name, value))));
    if (answer.ok()) {
      return answer.json();
    }
    AwsServiceException error = answer.jsonFailure();
    String permission = "organizations:" + operation;
    CallFailure failure = AwsCalls.failed("call " + permission, error).failure();
    if (failure.refused()) {
      throw new RefusedCallException(permission, failure.reason(), error);
    }
    throw error;
  }
}
