package io.labelguard.aws.iam;

import io.labelguard.aws.AwsCalls;
import io.labelguard.aws.signed.SignedCalls;
import io.labelguard.aws.signed.XmlElement;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.role.SimulatedRequest;
import io.labelguard.core.port.CallFailure;
import io.labelguard.core.port.dependency.OrganizationDecisions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/// Asks IAM's simulator, by one call for each set of actions that some resources share.
///
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html">SimulatePrincipalPolicy</a>
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_OrganizationsDecisionDetail.html">OrganizationsDecisionDetail</a>
public final class IamSimulation implements OrganizationDecisions {

  private static final String PERMISSION = "iam:SimulatePrincipalPolicy";

  /// The most results of one answer.
  private static final int MOST = 1000;

  private final Supplier<IamCalls> iam;

  /// @param iam calls at [IamExecutionRoles#addressIn], or at another endpoint; made when asked
  public IamSimulation(Supplier<SignedCalls> iam) {
    this.iam = () -> new IamCalls(iam.get());
  }

  @Override
  public Reading<List<SimulatedRequest>> denied(String roleArn, List<SimulatedRequest> requests) {
    String attempt = "ask the simulator about role " + roleArn + " with " + PERMISSION;
    try {
      return simulated(roleArn, requests);
    } catch (SdkException e) {
      CallFailure failure = AwsCalls.failed(attempt, e).failure();
      if (failure.refused()) {
        return new Reading.NotPermitted<>(PERMISSION, failure.reason());
      }
      throw AwsCalls.failed(attempt, e);
    }
  }

  private Reading<List<SimulatedRequest>> simulated(
      String roleArn, List<SimulatedRequest> requests) {
    List<SimulatedRequest> denied = new ArrayList<>();
    for (Map.Entry<TreeSet<String>, List<String>> group : groups(requests).entrySet()) {
      for (XmlElement result : results(roleArn, List.copyOf(group.getKey()), group.getValue())) {
        Optional<String> allowed =
            result
                .child("OrganizationsDecisionDetail")
                .map(detail -> detail.textOf("AllowedByOrganizations"));
        if (allowed.isEmpty()) {
          return new Reading.NotGiven<>();
        }
        if (!allowed.get().equals("true")) {
          requests.stream().filter(request -> isOf(request, result)).forEach(denied::add);
        }
      }
    }
    return new Reading.Known<>(denied.stream().distinct().toList());
  }

  /// A result that names no resource is of all that its action was asked about.
  private static boolean isOf(SimulatedRequest request, XmlElement result) {
    String resource = result.textOf("EvalResourceName");
    return request.action().equalsIgnoreCase(result.textOf("EvalActionName"))
        && (resource.isEmpty() || resource.equals("*") || resource.equals(request.resource()));
  }

  /// Returns the resources of which the same actions are asked, by these.
  private static Map<TreeSet<String>, List<String>> groups(List<SimulatedRequest> requests) {
    Map<String, TreeSet<String>> actions = new TreeMap<>();
    requests.forEach(
        one -> actions.computeIfAbsent(one.resource(), _ -> new TreeSet<>()).add(one.action()));
    Map<TreeSet<String>, List<String>> groups = new HashMap<>();
    actions.forEach(
        (resource, asked) -> groups.computeIfAbsent(asked, _ -> new ArrayList<>()).add(resource));
    return groups;
  }

  private List<XmlElement> results(String roleArn, List<String> actions, List<String> resources) {
    Map<String, String> form = new TreeMap<>();
    form.put("PolicySourceArn", roleArn);
    form.put("MaxItems", String.valueOf(MOST));
    members(form, "ActionNames", actions);
    members(form, "ResourceArns", resources);
    XmlElement answer =
        iam.get()
            .find("SimulatePrincipalPolicy", form)
            .orElseThrow(() -> SdkClientException.create("there is no role " + roleArn));
    if (answer.textOf("IsTruncated").equals("true")) {
      throw SdkClientException.create("the answer has more than " + MOST + " results");
    }
    return answer.children("EvaluationResults").stream()
        .flatMap(list -> list.children("member").stream())
        .toList();
  }

  private static void members(Map<String, String> form, String name, List<String> values) {
    for (int i = 0; i < values.size(); i++) {
      form.put(name + ".member." + (i + 1), values.get(i));
    }
  }
}
