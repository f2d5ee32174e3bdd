package io.labelguard.core.labeling.need;

import io.labelguard.core.labeling.Arn;
import io.labelguard.core.labeling.JobDescription;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.policy.request.KeyState;
import io.labelguard.policy.request.Principal;
import io.labelguard.policy.request.Request;
import io.labelguard.policy.request.RequestContext;
import io.labelguard.policy.request.RequestResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a job's execution role must be able to do beside S3, and that SageMaker must be able to
/// assume it.
///
/// @see <a href="https://docs.aws.amazon.com/sagemaker/latest/dg/sms-security-permission.html">Use
///     IAM managed policies with Ground Truth</a>
public final class RoleRequests {

  private static final String SAGEMAKER = "sagemaker.amazonaws.com";
  private static final String FUNCTION_URLS =
      "https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html";

  /// What Ground Truth does with the queue that it makes for a streaming job.
  ///
  /// @see <a
  ///     href="https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonSageMakerGroundTruthExecution.html">AmazonSageMakerGroundTruthExecution</a>
  private static final List<String> OF_A_QUEUE =
      List.of(
          "sqs:CreateQueue",
          "sqs:DeleteMessage",
          "sqs:GetQueueAttributes",
          "sqs:GetQueueUrl",
          "sqs:ReceiveMessage",
          "sqs:SendMessage",
          "sqs:SetQueueAttributes");

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

  /// Returns what the role must be able to do beside S3 and KMS: pass itself to the training jobs
  /// of automated labeling, and use the queue and topics of a streaming job.
  public List<Request> others() {
    List<Request> requests = new ArrayList<>();
    if (job.automated()) {
      requests.add(
          request(
              "iam:PassRole", role, context().with("iam:PassedToService", KeyState.of(SAGEMAKER))));
    }
    JobDescription described = job.description();
    described.snsTopicArn().ifPresent(topic -> requests.addAll(ofStream(topic)));
    described
        .outputTopicArn()
        .ifPresent(topic -> requests.add(request("sns:Publish", topic, context())));
    return requests;
  }

  /// Returns what a job's execution role asks of another service than S3. The network of such a
  /// request is not known, and its own policies are taken to allow it.
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
        Request.IdentityPolicies.ALLOW);
  }

  static Principal principal(Optional<String> roleArn) {
    return roleArn
        .flatMap(arn -> Principal.find(Principal.Kind.ROLE, arn, Optional.empty()))
        .orElseGet(Principal::anyRole);
  }

  private List<Request> ofStream(String topic) {
    List<Request> requests = new ArrayList<>();
    String queue =
        "arn:"
            + job.partition()
            + ":sqs:"
            + job.region().orElse("*")
            + ":"
            + account
            + ":GroundTruth-"
            + job.name().toLowerCase(Locale.ROOT);
    if (job.region().isPresent()) {
      OF_A_QUEUE.forEach(action -> requests.add(request(action, queue, context())));
    }
    requests.add(
        request(
            "sns:Subscribe",
            topic,
            context()
                .with("sns:Protocol", KeyState.of("sqs"))
                .with("sns:Endpoint", KeyState.of(queue))));
    return requests;
  }

  private RequestContext context() {
    return Fact.context(SessionFacts.ofExecutionRole(job, job.region(), Optional.of(account)));
  }

  private Request request(String action, String resource, RequestContext context) {
    return new Request(
        principal(Optional.of(role)),
        action,
        new RequestResource.Exact(resource),
        Optional.of(account),
        context,
        Request.IdentityPolicies.UNKNOWN);
  }
}
