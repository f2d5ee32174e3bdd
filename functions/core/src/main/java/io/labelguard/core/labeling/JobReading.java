package io.labelguard.core.labeling;

import io.labelguard.core.labeling.LabelingJob.Location;
import io.labelguard.core.labeling.LabelingJob.Status;
import io.labelguard.core.labeling.LabelingJob.UnresolvedPlace;
import io.labelguard.core.labeling.LabelingJob.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Judges the raw text of a job's description and says what of it cannot be read.
final class JobReading {

  /// How each sentence about the status begins.
  static final String STATUS = "LabelingJobStatus ";

  private final JobDescription raw;
  private final List<UnresolvedPlace> unresolved = new ArrayList<>();
  private final List<String> unreadable = new ArrayList<>();

  JobReading(JobDescription raw) {
    this.raw = raw;
  }

  LabelingJob job(Optional<String> givenRegion, Optional<String> givenAccount) {
    Optional<Arn> arn = arn("LabelingJobArn", raw.arn(), "sagemaker", "labeling-job");
    Optional<Arn> role = arn("RoleArn", raw.roleArn(), "iam", "role");
    Optional<Arn> team =
        arn("HumanTaskConfig.WorkteamArn", raw.workteamArn(), "sagemaker", "workteam");
    if (raw.roleArn().isEmpty()) {
      unreadable.add("RoleArn is missing, so it is not known what the execution role may do.");
    }
    return new LabelingJob(
        name(arn),
        arn.flatMap(_ -> raw.arn()),
        region(arn, givenRegion, team),
        arn.map(Arn::account).or(() -> givenAccount).or(() -> role.map(Arn::account)),
        status(),
        role.flatMap(_ -> raw.roleArn()),
        raw.workteamArn(),
        locations(),
        raw.algorithmSpecificationArn().isPresent(),
        raw.outputKmsKeyId(),
        raw.created(),
        raw,
        unresolved,
        unreadable,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private Optional<Arn> arn(String field, Optional<String> text, String service, String type) {
    Optional<Arn> read = text.flatMap(present -> Arn.parse(present, service, type));
    if (text.isPresent() && read.isEmpty()) {
      unreadable.add(field + " \"" + text.get() + "\" is not an ARN of a " + type + ".");
    }
    return read;
  }

  private String name(Optional<Arn> arn) {
    Optional<String> name = raw.name().or(() -> arn.map(Arn::name));
    if (name.isEmpty()) {
      unreadable.add("LabelingJobName is missing.");
    }
    return name.orElse(LabelingJob.UNNAMED);
  }

  /// A job runs in the Region of its team and of its Lambda functions, so these give the Region of
  /// a job that has no ARN yet. An ARN whose account was blacked out still has it.
  private Optional<String> region(Optional<Arn> arn, Optional<String> given, Optional<Arn> team) {
    Optional<String> region =
        arn.map(Arn::region)
            .filter(known -> !known.isEmpty())
            .or(() -> given)
            .or(() -> raw.arn().flatMap(Arn::regionOfMalformed))
            .or(() -> team.map(Arn::region))
            .or(() -> raw.preHumanTaskLambdaArn().flatMap(Arn::parse).map(Arn::region))
            .filter(known -> !known.isEmpty());
    if (region.isEmpty()) {
      unreadable.add(
          "The job's Region is not known: its ARN is missing or malformed and no Region was"
              + " given.");
    }
    return region;
  }

  private Status status() {
    if (raw.status().isEmpty()) {
      if (raw.arn().isPresent()) {
        unreadable.add(STATUS + "is missing: the job is taken to be starting.");
      }
      return Status.STARTING;
    }
    String text = raw.status().get();
    Status status = Status.of(text);
    if (status == Status.UNKNOWN) {
      unreadable.add(STATUS + "\"" + text + "\" is not known: the job is taken to be live.");
    }
    return status;
  }

  private List<Location> locations() {
    List<Location> found = new ArrayList<>();
    if (raw.manifestUri().isEmpty() && raw.snsTopicArn().isEmpty()) {
      unreadable.add("InputConfig.DataSource names neither a manifest nor an SNS topic.");
    }
    if (raw.outputUri().isEmpty()) {
      unreadable.add("OutputConfig.S3OutputPath is missing.");
    }
    add(found, Use.MANIFEST, "ManifestS3Uri", raw.manifestUri());
    add(found, Use.OUTPUT, "S3OutputPath", raw.outputUri());
    add(found, Use.LABEL_CATEGORIES, "LabelCategoryConfigS3Uri", raw.labelCategoriesUri());
    add(found, Use.UI_TEMPLATE, "UiTemplateS3Uri", raw.uiTemplateUri());
    return found;
  }

  private void add(List<Location> found, Use use, String field, Optional<String> uri) {
    uri.ifPresent(
        text ->
            S3Location.parse(text)
                .ifPresentOrElse(
                    at -> found.add(new Location(use, at)),
                    () -> unresolved.add(new UnresolvedPlace(use, field, text))));
  }
}
