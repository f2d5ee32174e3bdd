package io.labelguard.aws.organizations;

import io.labelguard.aws.AwsCalls;
import io.labelguard.aws.signed.ServiceAddress;
import io.labelguard.aws.signed.SignedAnswer;
import io.labelguard.aws.signed.SignedCalls;
import io.labelguard.core.labeling.Organization;
import io.labelguard.core.labeling.role.ControlPolicies;
import io.labelguard.core.port.Organizations;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.servicemetadata.OrganizationsServiceMetadata;

/// Reads the organization by DescribeOrganization, which any account of it may call, and the
/// policies that it attaches to accounts.
///
/// @see <a
///     href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeOrganization.html">DescribeOrganization</a>
public final class AwsOrganizations implements Organizations {

  /// What the name of every operation begins with.
  static final String VERSION = "AWSOrganizationsV20161128.";

  private static final String DESCRIBE = VERSION + "DescribeOrganization";
  private static final String NOT_IN_USE = "AWSOrganizationsNotInUseException";

  private final SignedCalls organizations;

  /// @param organizations calls at [#addressIn], or at another endpoint
  public AwsOrganizations(SignedCalls organizations) {
    this.organizations = organizations;
  }

  /// Returns the address of AWS Organizations for a Region: one in each partition.
  public static ServiceAddress addressIn(Region region) {
    return ServiceAddress.global("organizations", new OrganizationsServiceMetadata(), region);
  }

  @Override
  public Organization ofTheAccount() {
    return AwsCalls.of(
        "read the account's organization with organizations:DescribeOrganization", this::read);
  }

  @Override
  public ControlPolicies controlPolicies(String account) {
    return AwsCalls.of(
        "read the policies of the organization that bind account " + account,
        () -> new OrganizationPolicies(organizations).of(account));
  }

  private Organization read() {
    SignedAnswer answer = organizations.json(DESCRIBE, "{}");
    if (answer.ok()) {
      return answer
          .json()
          .json()
          .flatMap(Organization::of)
          .orElseThrow(() -> SdkClientException.create("the answer names no organization"));
    }
    AwsServiceException failure = answer.jsonFailure();
    AwsErrorDetails details = failure.awsErrorDetails();
    if (details != null && NOT_IN_USE.equals(details.errorCode())) {
      return new Organization.None();
    }
    throw failure;
  }
}
