package io.labelguard.core.labeling.need;

import io.labelguard.core.labeling.Arn;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.policy.request.KeyState;
import io.labelguard.policy.request.Principal;
import io.labelguard.policy.request.Request;
import io.labelguard.policy.request.RequestContext;
import io.labelguard.policy.request.RequestResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a job's execution role asks of other services than S3, and SageMaker's request to assume
/// it.
///
/// @see <a href="https://docs.aws.amazon.com/sagemaker/latest/dg/sms-security-permission.html">Use
///     IAM managed policies with Ground Truth</a>
public final class RoleRequests {

  private static final String SAGEMAKER = "sagemaker.amazonaws.com";
  private static final String FUNCTION_URLS =
      "https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html";

  private final LabelingJob job;
  private final String role;
  private final String account;

  /// @param role the ARN of the job's execution role
  /// @param account that the role belongs to
  public RoleRequests(LabelingJob job, String role, String account) {
    this.job = job;
    this.role = role;
    this.account = account;
  }

  /// Returns SageMaker's request to assume the role. It names the job's account, and something of
  /// that account and Region as the source.
  ///
  /// @see <a
  ///     href="https://docs.aws.amazon.com/sagemaker/latest/dg/security-confused-deputy-prevention.html">Cross-service
  ///     confused deputy prevention</a>
  public Request assumption() {
    RequestContext context =
        Fact.context(List.of())
            .with(
                "aws:SourceAccount",
                job.account().map(KeyState::of).orElseGet(KeyState.Unknown::new))
            .with(
                "aws:SourceArn",
                new KeyState.Matching(
                    "arn:"
                        + job.partition()
                        + ":sagemaker:"
                        + job.region().orElse("*")
                        + ":"
                        + job.account().orElse("*")
                        + ":*"));
    return new Request(
        new Principal(Principal.Kind.SERVICE, SAGEMAKER, Optional.empty()),
        "sts:AssumeRole",
        new RequestResource.Exact(role),
        Optional.of(account),
        context,
        Request.IdentityPolicies.SILENT);
  }

  /// Returns the role's request to pass itself to the training jobs of automated labeling; empty
  /// where the job has none.
  public Optional<Request> passing() {
    return job.automated()
        ? Optional.of(
            of(job, "iam:PassRole", role, account)
                .with(
                    Fact.context(
                            SessionFacts.ofExecutionRole(job, job.region(), Optional.of(account)))
                        .with("iam:PassedToService", KeyState.of(SAGEMAKER))))
        : Optional.empty();
  }

  /// Returns what a job's execution role asks of another service than S3. The network of such a
  /// request is not known; what the role's own policies say is left to the evaluator.
  ///
  /// @param action such as `lambda:InvokeFunction`
  /// @param resource the ARN of what it acts on
  /// @param owner id of the account that has the resource
  public static Request of(LabelingJob job, String action, String resource, String owner) {
    Optional<String> region = Arn.parse(resource).map(Arn::region);
    List<Fact> facts = new ArrayList<>();
    facts.addAll(SessionFacts.ofExecutionRole(job, region, Optional.of(owner)));
    // Ground Truth calls no URL of a function.
    facts.add(new Fact("lambda:FunctionUrlAuthType", new KeyState.Absent(), FUNCTION_URLS));
    return new Request(
        principal(job.roleArn()),
        action,
        new RequestResource.Exact(resource),
        Optional.of(owner),
        Fact.context(facts),
        Request.IdentityPolicies.UNKNOWN);
  }

  static Principal principal(Optional<String> roleArn) {
    return roleArn
        .flatMap(arn -> Principal.find(Principal.Kind.ROLE, arn, Optional.empty()))
        .orElseGet(Principal::anyRole);
  }
}
