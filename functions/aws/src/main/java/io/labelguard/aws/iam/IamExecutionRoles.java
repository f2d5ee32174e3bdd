package io.labelguard.aws.iam;

import io.labelguard.aws.AwsCalls;
import io.labelguard.aws.signed.ServiceAddress;
import io.labelguard.aws.signed.SignedCalls;
import io.labelguard.aws.signed.XmlElement;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.RoleFacts;
import io.labelguard.core.labeling.RolePolicies;
import io.labelguard.core.port.ExecutionRoles;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.servicemetadata.IamServiceMetadata;

/// Reads roles by GetRole, and the policies that they carry.
///
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html">GetRole</a>
public final class IamExecutionRoles implements ExecutionRoles {

  private final IamCalls iam;

  /// @param iam calls at [#addressIn], or at another endpoint
  public IamExecutionRoles(SignedCalls iam) {
    this.iam = new IamCalls(iam);
  }

  /// Returns IAM's address for a Region: one in each partition.
  public static ServiceAddress addressIn(Region region) {
    return ServiceAddress.global("iam", new IamServiceMetadata(), region);
  }

  @Override
  public Optional<RoleFacts> find(String name) {
    return AwsCalls.of(
        "read role " + name + " with iam:GetRole",
        () -> iam.find("GetRole", Map.of("RoleName", name)).map(IamExecutionRoles::role));
  }

  @Override
  public Reading<RolePolicies> policies(RoleFacts role) {
    String name = role.arn().substring(role.arn().lastIndexOf('/') + 1);
    return AwsCalls.of(
        "read the policies of role " + name, () -> new IamRolePolicies(iam).of(role, name));
  }

  private static RoleFacts role(XmlElement answer) {
    XmlElement role =
        answer
            .child("Role")
            .filter(found -> !found.textOf("Arn").isEmpty())
            .filter(found -> RoleFacts.isId(found.textOf("RoleId")))
            .orElseThrow(() -> SdkClientException.create("the answer has no role with ARN and id"));
    SortedMap<String, String> tags = new TreeMap<>();
    role.children("Tags").stream()
        .flatMap(list -> list.children("member").stream())
        .forEach(tag -> tags.put(tag.textOf("Key"), tag.textOf("Value")));
    return new RoleFacts(
        role.textOf("Arn"),
        role.textOf("RoleId"),
        tags,
        PolicyDocuments.trust(role.textOf("AssumeRolePolicyDocument")),
        role.child("PermissionsBoundary")
            .map(boundary -> boundary.textOf("PermissionsBoundaryArn")));
  }
}
