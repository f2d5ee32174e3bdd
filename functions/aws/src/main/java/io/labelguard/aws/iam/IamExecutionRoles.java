package io.labelguard.aws.iam;

import io.labelguard.aws.AwsCalls;
import io.labelguard.aws.signed.ServiceAddress;
import io.labelguard.aws.signed.SignedAnswer;
import io.labelguard.aws.signed.SignedCalls;
import io.labelguard.aws.signed.XmlElement;
import io.labelguard.core.labeling.RoleFacts;
import io.labelguard.core.port.ExecutionRoles;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.servicemetadata.IamServiceMetadata;

/// Reads roles by GetRole.
///
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html">GetRole</a>
public final class IamExecutionRoles implements ExecutionRoles {

  private static final String NO_SUCH_ROLE = "NoSuchEntity";

  private final SignedCalls iam;

  /// @param iam calls at [#addressIn], or at another endpoint
  public IamExecutionRoles(SignedCalls iam) {
    this.iam = iam;
  }

  /// Returns IAM's address for a Region: one in each partition.
  public static ServiceAddress addressIn(Region region) {
    return ServiceAddress.global("iam", new IamServiceMetadata(), region);
  }

  @Override
  public Optional<RoleFacts> find(String name) {
    return AwsCalls.of("read role " + name + " with iam:GetRole", () -> read(name));
  }

  private Optional<RoleFacts> read(String name) {
    SignedAnswer answer =
        iam.query(Map.of("Action", "GetRole", "Version", "2010-05-08", "RoleName", name));
    if (answer.ok()) {
      return Optional.of(role(XmlElement.read(answer.body())));
    }
    Optional<XmlElement> error = error(answer);
    String code = error.map(found -> found.textOf("Code")).orElse("");
    if (code.equals(NO_SUCH_ROLE)) {
      return Optional.empty();
    }
    throw answer.failure(code, error.map(found -> found.textOf("Message")).orElse(""));
  }

  private static RoleFacts role(XmlElement answer) {
    XmlElement role =
        answer
            .child("GetRoleResult")
            .flatMap(result -> result.child("Role"))
            .filter(found -> !found.textOf("Arn").isEmpty())
            .filter(found -> RoleFacts.isId(found.textOf("RoleId")))
            .orElseThrow(() -> SdkClientException.create("the answer has no role with ARN and id"));
    SortedMap<String, String> tags = new TreeMap<>();
    role.children("Tags").stream()
        .flatMap(list -> list.children("member").stream())
        .forEach(tag -> tags.put(tag.textOf("Key"), tag.textOf("Value")));
    return new RoleFacts(role.textOf("Arn"), role.textOf("RoleId"), tags);
  }

  /// What stands before IAM may answer with something that is not XML.
  private static Optional<XmlElement> error(SignedAnswer answer) {
    try {
      return XmlElement.read(answer.body()).child("Error");
    } catch (SdkClientException _) {
      return Optional.empty();
    }
  }
}
