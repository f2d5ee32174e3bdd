package io.labelguard.core.check;

import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.Arn;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.RoleFacts;
import io.labelguard.core.labeling.RolePolicies;
import io.labelguard.core.labeling.need.RoleRequests;
import io.labelguard.core.labeling.role.ControlPolicies;
import io.labelguard.policy.decide.Decision;
import io.labelguard.policy.decide.Evaluation;
import io.labelguard.policy.decide.PolicyEvaluator;
import io.labelguard.policy.model.Policy;
import java.util.List;
import java.util.Optional;

/// LG210: the execution role of a live job does not exist, cannot be assumed by SageMaker, or may
/// not do what the job needs.
///
/// @see <a href="https://docs.aws.amazon.com/sagemaker/latest/dg/sms-security-permission.html">Use
///     IAM managed policies with Ground Truth</a>
final class RoleUnfit implements Check {

  @Override
  public CheckId id() {
    return CheckId.ROLE_UNFIT;
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String summary() {
    return "Flags a live job whose execution role does not exist, cannot be assumed by SageMaker,"
        + " or may not do what the job needs.";
  }

  @Override
  public List<Finding> findings(JudgedSituation judged) {
    Situation situation = judged.situation();
    return situation.judgedJobs().stream()
        .flatMap(job -> finding(job, situation).stream())
        .toList();
  }

  /// Returns LG801 for the jobs of which it depends on something unknown.
  static List<Finding> undecided(Check cannotTell, Situation situation) {
    return situation.judgedJobs().stream()
        .flatMap(job -> undecided(cannotTell, job, situation).stream())
        .toList();
  }

  private Optional<Finding> finding(LabelingJob job, Situation situation) {
    Optional<String> arn = job.roleArn();
    Optional<Arn> role = arn.flatMap(text -> Arn.parse(text, "iam", "role"));
    Optional<Optional<RoleFacts>> read =
        situation.setUp().flatMap(setUp -> setUp.roleOf(job).known());
    if (role.isEmpty() || read.isEmpty()) {
      return Optional.empty();
    }
    if (read.get().isEmpty()) {
      return Optional.of(missing(job, arn.get()));
    }
    Optional<Policy> trust = read.get().flatMap(RoleFacts::trust);
    if (trust.filter(policy -> trust(policy, job, role.get()).decision().denied()).isPresent()) {
      return Optional.of(notTrusted(job, arn.get()));
    }
    return access(job, role.get(), situation)
        .flatMap(access -> denied(job, arn.get(), access, situation));
  }

  private static Evaluation trust(Policy trust, LabelingJob job, Arn role) {
    return new PolicyEvaluator(trust)
        .evaluate(new RoleRequests(job, job.roleArn().orElseThrow(), role.account()).assumption());
  }

  /// Returns what a role may do, as far as its own policies were read.
  static Optional<RoleAccess> access(LabelingJob job, Arn role, Situation situation) {
    return situation
        .facts()
        .policiesOf(job)
        .known()
        .map(
            policies ->
                RoleAccess.of(
                    job,
                    role.account(),
                    policies,
                    situation.setUp().map(SetUp::controls).orElse(ControlPolicies.NOT_GIVEN),
                    situation));
  }

  private static Optional<Finding> undecided(
      Check cannotTell, LabelingJob job, Situation situation) {
    Optional<Arn> role = job.roleArn().flatMap(text -> Arn.parse(text, "iam", "role"));
    Optional<RoleFacts> read =
        situation.setUp().flatMap(setUp -> setUp.roleOf(job).known()).flatMap(found -> found);
    if (role.isEmpty() || read.isEmpty()) {
      return Optional.empty();
    }
    Optional<Evaluation> trust =
        read.get()
            .trust()
            .map(policy -> trust(policy, job, role.get()))
            .filter(evaluation -> evaluation.decision() == Decision.UNDETERMINED);
    if (trust.isPresent()) {
      return Optional.of(
          open(
              cannotTell,
              job,
              List.of("sts:AssumeRole"),
              trust.get().unknownKeys(),
              "its trust policy depends on what is not known of SageMaker's request"));
    }
    return access(job, role.get(), situation)
        .filter(access -> access.denied().isEmpty() && !access.undecided().isEmpty())
        .map(
            access ->
                open(
                    cannotTell,
                    job,
                    access.undecided(),
                    access.unknownKeys(),
                    "its policies depend on what is not known of the requests"));
  }

  private static Finding open(
      Check cannotTell, LabelingJob job, List<String> actions, List<String> keys, String why) {
    return Finding.of(cannotTell, about(job))
        .because(
            new Finding.Evidence(actions, List.of(), keys),
            "Cannot decide whether "
                + Wording.role(job)
                + " may do what "
                + Wording.job(job)
                + " needs ("
                + Wording.list(actions)
                + "): "
                + why
                + (keys.isEmpty() ? "." : " (" + Wording.list(keys) + ")."));
  }

  private Finding missing(LabelingJob job, String arn) {
    return Finding.of(this, about(job))
        .as(Severity.CRITICAL)
        .because(
            "There is no execution role "
                + arn
                + ". "
                + Wording.sentence(Wording.job(job))
                + " runs as it, and can neither read nor write anything.")
        .withFix(
            FixAdvice.proposed(
                "Create a role of the same name and path, with the policies that the job needs and"
                    + " a trust policy that allows sts:AssumeRole to sagemaker.amazonaws.com."));
  }

  private Finding notTrusted(LabelingJob job, String arn) {
    return Finding.of(this, about(job))
        .as(Severity.CRITICAL)
        .because(
            List.of("sts:AssumeRole"),
            List.of(),
            "SageMaker may not assume execution role "
                + arn
                + ": its trust policy does not allow sts:AssumeRole to sagemaker.amazonaws.com. "
                + Wording.sentence(Wording.job(job))
                + " can neither read nor write anything.")
        .withFix(
            FixAdvice.proposed(
                "Add a statement to the trust policy (aws iam update-assume-role-policy): Effect"
                    + " Allow, Principal Service sagemaker.amazonaws.com, Action sts:AssumeRole."));
  }

  private Optional<Finding> denied(
      LabelingJob job, String arn, RoleAccess access, Situation situation) {
    List<RoleAccess.Denied> denied = access.denied();
    if (denied.isEmpty()) {
      return Optional.empty();
    }
    List<String> actions =
        denied.stream().map(each -> each.request().action()).distinct().sorted().toList();
    return Optional.of(
        Finding.of(this, about(job))
            .because(
                actions,
                List.of(),
                "Execution role "
                    + arn
                    + " may not do what "
                    + Wording.job(job)
                    + " needs: "
                    + RoleDenials.sentences(denied)
                    + managed(job, denied, situation))
            .withFix(
                FixAdvice.proposed(
                    "Allow "
                        + Wording.list(actions)
                        + " on these resources in a policy of the role, or where a Deny, a boundary"
                        + " or an SCP decides, there.")));
  }

  /// Says what people do not expect of AWS's managed policy.
  private static String managed(
      LabelingJob job, List<RoleAccess.Denied> denied, Situation situation) {
    boolean isCarried =
        situation.facts().policiesOf(job).known().stream()
            .map(RolePolicies::attached)
            .flatMap(attached -> attached.keySet().stream())
            .anyMatch(policy -> policy.endsWith("/AmazonSageMakerGroundTruthExecution"));
    if (!isCarried) {
      return "";
    }
    return (isOf("s3:", denied)
            ? " The managed policy AmazonSageMakerGroundTruthExecution allows objects only where"
                + " the name of the bucket or object holds GroundTruth, Groundtruth, groundtruth,"
                + " SageMaker, Sagemaker or sagemaker."
            : "")
        + (isOf("lambda:", denied)
            ? " The managed policy AmazonSageMakerGroundTruthExecution allows functions only where"
                + " their name holds GtRecipe, LabelingFunction, SageMaker, Sagemaker or sagemaker."
            : "");
  }

  private static boolean isOf(String service, List<RoleAccess.Denied> denied) {
    return denied.stream().anyMatch(each -> each.request().action().startsWith(service));
  }

  private static About.Dependency about(LabelingJob job) {
    return new About.Dependency(
        job.name(), job.roleArn().orElseThrow(), Optional.of(AccessPath.GROUND_TRUTH));
  }
}
