package io.labelguard.cli.input;

import static io.labelguard.cli.input.JsonMembers.items;
import static io.labelguard.cli.input.JsonMembers.object;
import static io.labelguard.cli.input.JsonMembers.text;

import io.labelguard.core.labeling.LabelingDocuments;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.policy.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads a labeling job from a file that a person gave: DescribeLabelingJob output, or a
/// CreateLabelingJob request, also inside a Step Functions state or a CloudTrail record.
public final class JobFile {

  private static final String CREATE = "CreateLabelingJob";

  /// The job's JSON, and what the document around it says.
  ///
  /// @param accepted whether it is a request that SageMaker has accepted
  private record Found(
      Json.Obj job, Optional<String> region, Optional<String> account, boolean accepted) {

    /// A request or a description without anything around it.
    Found(Json.Obj job) {
      this(job, Optional.empty(), Optional.empty(), false);
    }
  }

  private JobFile() {}

  /// Reads the job.
  ///
  /// @param region used where the job's ARN cannot be read
  /// @throws InputException where the file is something else, or the job has no name or no place
  public static LabelingJob read(Path file, Optional<String> region) {
    Found found = found(file, JsonFile.read(file, WantedForm.LABELING_JOB));
    LabelingJob job =
        LabelingDocuments.labelingJob(found.job(), region.or(found::region), found.account());
    if (job.description().name().isEmpty() && job.description().arn().isEmpty()) {
      throw WantedForm.LABELING_JOB.because(
          file, "has neither LabelingJobName nor LabelingJobArn, so it is not a labeling job");
    }
    if (job.locations().isEmpty() && job.unresolved().isEmpty()) {
      throw WantedForm.LABELING_JOB.because(
          file,
          "names no place in S3 (ManifestS3Uri, S3OutputPath), so it is not a whole labeling job");
    }
    return found.accepted() ? job.accepted() : job;
  }

  private static Found found(Path file, Json json) {
    return switch (DocumentForm.of(json)) {
      case LABELING_JOB -> new Found((Json.Obj) json);
      case STATE -> state(file, json);
      case STATE_MACHINE -> machine(file, json);
      case CLOUDTRAIL_RECORD -> record(file, json);
      case EVENTBRIDGE_EVENT ->
          record(file, object(json, "detail").orElseThrow(() -> noJob(file, "an event")));
      case CLOUDTRAIL_RECORDS -> only(file, json);
      case DocumentForm form ->
          states(json).size() == 1 ? state(file, states(json).getFirst()) : notFound(file, form);
    };
  }

  private static Found notFound(Path file, DocumentForm form) {
    throw WantedForm.LABELING_JOB.notIn(file, form.words());
  }

  private static Found only(Path file, Json json) {
    List<Json> records =
        items(json, "Records").orElse(List.of()).stream()
            .filter(record -> text(record, "eventName").filter(CREATE::equals).isPresent())
            .toList();
    if (records.size() != 1) {
      throw WantedForm.LABELING_JOB.because(
          file, "has " + records.size() + " records of " + CREATE + ", where one is needed");
    }
    return record(file, records.getFirst());
  }

  private static Found record(Path file, Json record) {
    Optional<Json.Obj> request =
        object(record, "requestParameters")
            .filter(_ -> text(record, "eventName").filter(CREATE::equals).isPresent());
    return new Found(
        request.orElseThrow(() -> noJob(file, "a CloudTrail record of another call")),
        text(record, "awsRegion"),
        text(record, "recipientAccountId"),
        text(record, "errorCode").filter(code -> !code.isBlank()).isEmpty());
  }

  private static Found machine(Path file, Json json) {
    List<Json> states =
        object(json, "States").stream().flatMap(all -> states(all).stream()).toList();
    if (states.size() != 1) {
      throw WantedForm.LABELING_JOB.because(
          file,
          "is a state machine with "
              + states.size()
              + " states that create a labeling job; give one such state, or its Arguments");
    }
    return state(file, states.getFirst());
  }

  private static Found state(Path file, Json state) {
    return Stream.of("Arguments", "Parameters")
        .flatMap(name -> object(state, name).stream())
        .filter(DocumentForm::isJob)
        .findFirst()
        .map(Found::new)
        .orElseThrow(
            () -> noJob(file, "a Step Functions state whose arguments are no labeling job"));
  }

  /// Returns the members that are states which create a labeling job.
  private static List<Json> states(Json json) {
    return json instanceof Json.Obj object
        ? object.members().stream()
            .map(Json.Member::value)
            .filter(
                value ->
                    text(value, "Resource")
                        .filter(resource -> resource.contains(":createLabelingJob"))
                        .isPresent())
            .toList()
        : List.of();
  }

  private static InputException noJob(Path file, String found) {
    return WantedForm.LABELING_JOB.notIn(file, found);
  }
}
