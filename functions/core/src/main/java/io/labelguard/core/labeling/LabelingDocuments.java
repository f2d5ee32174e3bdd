package io.labelguard.core.labeling;

import io.labelguard.core.labeling.Workteam.PresignConstraint;
import io.labelguard.policy.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/// Turns SageMaker's JSON documents, as its API, its tools and CloudTrail write them, into jobs,
/// work teams and workforces; whatever is odd is noted, never thrown.
public final class LabelingDocuments {

  private LabelingDocuments() {}

  /// Reads DescribeLabelingJob output or a CreateLabelingJob request.
  public static Described<JobDescription> job(Json document) {
    List<String> notes = new ArrayList<>();
    DocumentFields job = DocumentFields.of(document, notes);
    DocumentFields source = job.in("InputConfig").in("DataSource");
    DocumentFields output = job.in("OutputConfig");
    DocumentFields task = job.in("HumanTaskConfig");
    DocumentFields ui = task.in("UiConfig");
    DocumentFields algorithms = job.in("LabelingJobAlgorithmsConfig");
    DocumentFields resources = algorithms.in("LabelingJobResourceConfig");
    DocumentFields vpc = resources.in("VpcConfig");
    JobDescription read =
        new JobDescription(
            job.text("LabelingJobName"),
            job.text("LabelingJobArn"),
            job.text("LabelingJobStatus"),
            job.text("RoleArn"),
            task.text("WorkteamArn"),
            source.in("S3DataSource").text("ManifestS3Uri"),
            source.in("SnsDataSource").text("SnsTopicArn"),
            output.text("S3OutputPath"),
            output.text("KmsKeyId"),
            output.text("SnsTopicArn"),
            job.text("LabelCategoryConfigS3Uri"),
            ui.text("UiTemplateS3Uri"),
            ui.text("HumanTaskUiArn"),
            task.text("PreHumanTaskLambdaArn"),
            task.in("AnnotationConsolidationConfig").text("AnnotationConsolidationLambdaArn"),
            algorithms.text("LabelingJobAlgorithmSpecificationArn"),
            resources.text("VolumeKmsKeyId"),
            vpc.texts("Subnets"),
            vpc.texts("SecurityGroupIds"),
            job.instant("CreationTime"),
            job.instant("LastModifiedTime"),
            job.text("FailureReason"),
            counters(job),
            request(document, job));
    return new Described<>(read, notes);
  }

  /// Only what SageMaker says of a job has its ARN or status.
  private static Optional<JobRequest> request(Json document, DocumentFields job) {
    return document instanceof Json.Obj members
            && !job.has("LabelingJobArn")
            && !job.has("LabelingJobStatus")
        ? Optional.of(new JobRequest(members))
        : Optional.empty();
  }

  /// Returns the counters where both that count are given.
  private static Optional<LabelCounters> counters(DocumentFields job) {
    DocumentFields counters = job.in("LabelCounters");
    OptionalLong labeled = counters.count("TotalLabeled");
    OptionalLong left = counters.count("Unlabeled");
    return labeled.isPresent() && left.isPresent()
        ? Optional.of(
            new LabelCounters(
                labeled.getAsLong(),
                counters.count("FailedNonRetryableError").orElse(0),
                left.getAsLong()))
        : Optional.empty();
  }

  /// Reads a job and judges it; what was odd about the document is among what it says is
  /// unreadable.
  ///
  /// @param region used where the job's ARN cannot be read
  /// @param account likewise
  public static LabelingJob labelingJob(
      Json document, Optional<String> region, Optional<String> account) {
    Described<JobDescription> read = job(document);
    return LabelingJob.from(read.value(), region, account).withUnreadable(read.notes());
  }

  /// Reads DescribeWorkteam output, with or without its outer `Workteam`, or a CreateWorkteam
  /// request.
  public static Described<Workteam> workteam(Json document) {
    List<String> notes = new ArrayList<>();
    DocumentFields outer = DocumentFields.of(document, notes);
    DocumentFields team = outer.has("Workteam") ? outer.in("Workteam") : outer;
    Optional<String> arn = team.text("WorkteamArn");
    Optional<String> name =
        team.text("WorkteamName").or(() -> arn.flatMap(Arn::parse).map(Arn::name));
    if (name.isEmpty()) {
      notes.add("WorkteamName is missing.");
    }
    if (arn.isPresent() && Arn.parse(arn.get(), "sagemaker", "workteam").isEmpty()) {
      notes.add("WorkteamArn \"" + arn.get() + "\" is not an ARN of a workteam.");
    }
    DocumentFields constraints =
        team.in("WorkerAccessConfiguration").in("S3Presign").in("IamPolicyConstraints");
    Workteam read =
        new Workteam(
            name.orElse("(unnamed team)"),
            arn,
            arn.map(Workteam.Kind::ofArn).orElse(Workteam.Kind.PRIVATE),
            new PresignConstraint(
                enabled(constraints, "SourceIp", notes),
                enabled(constraints, "VpcSourceIp", notes)),
            team.instant("LastUpdatedDate"),
            otherFields(team));
    return new Described<>(read, notes);
  }

  /// Reads DescribeWorkforce output, with or without its outer `Workforce`, or a CreateWorkforce
  /// request.
  public static Described<Workforce> workforce(Json document) {
    List<String> notes = new ArrayList<>();
    DocumentFields outer = DocumentFields.of(document, notes);
    DocumentFields force = outer.has("Workforce") ? outer.in("Workforce") : outer;
    DocumentFields vpc = force.in("WorkforceVpcConfig");
    Optional<String> arn = force.text("WorkforceArn");
    Workforce read =
        Workforce.of(
            force
                .text("WorkforceName")
                .or(() -> arn.flatMap(Arn::parse).map(Arn::name))
                .orElse("default"),
            arn,
            force.in("SourceIpConfig").texts("Cidrs"),
            vpc.text("VpcId").map(id -> new Workforce.Vpc(id, vpc.text("VpcEndpointId"))),
            force.text("IpAddressType").filter("dualstack"::equalsIgnoreCase).isPresent());
    return new Described<>(read, notes);
  }

  private static boolean enabled(DocumentFields constraints, String name, List<String> notes) {
    Optional<String> text = constraints.text(name);
    if (text.isPresent() && !text.get().equals("Enabled") && !text.get().equals("Disabled")) {
      notes.add(
          "IamPolicyConstraints."
              + name
              + " \""
              + text.get()
              + "\" is neither Enabled nor Disabled:"
              + " taken as Disabled.");
    }
    return text.filter("Enabled"::equals).isPresent();
  }

  private static SortedMap<String, String> otherFields(DocumentFields team) {
    SortedMap<String, String> fields = new TreeMap<>();
    team.others(
            List.of("WorkteamName", "WorkteamArn", "WorkerAccessConfiguration", "LastUpdatedDate"))
        .forEach(member -> fields.put(member.name().value(), CanonicalText.of(member.value())));
    return fields;
  }
}
