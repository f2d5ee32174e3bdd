package io.labelguard.aws.event;

import io.labelguard.core.event.EventFacts;
import io.labelguard.core.labeling.LabelingDocuments;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.json.JsonWriter;
import io.labelguard.policy.json.MalformedJsonException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads the job that a CreateLabelingJob record asked for, and that SageMaker accepted. The record
/// writes the members of the request with a small first letter.
final class RequestedJob {

  private static final String REQUEST = "detail.requestParameters.";

  private static final List<String> TEXTS = List.of("roleArn", "labelCategoryConfigS3Uri");

  private static final List<String> OBJECTS =
      List.of("inputConfig", "outputConfig", "humanTaskConfig", "labelingJobAlgorithmsConfig");

  /// The paths of what is read, in a record.
  static final List<String> MEMBERS =
      Stream.concat(TEXTS.stream(), OBJECTS.stream()).map(name -> REQUEST + name).toList();

  private RequestedJob() {}

  /// Returns the job; empty where the record does not say what it uses.
  ///
  /// @param name of the job, checked
  static Optional<LabelingJob> of(RecordMembers members, String name, EventFacts facts) {
    if (members.text(REQUEST + "outputConfig").isEmpty()) {
      return Optional.empty();
    }
    String request =
        JsonWriter.object(
            out -> {
              out.text("labelingJobName", name);
              TEXTS.forEach(each -> out.text(each, members.text(REQUEST + each)));
              OBJECTS.forEach(
                  each -> members.text(REQUEST + each).ifPresent(json -> out.json(each, json)));
            });
    try {
      return Optional.of(
          LabelingDocuments.labelingJob(
                  JsonReader.read(request),
                  Optional.of(facts.region()),
                  Optional.of(facts.account()))
              .accepted());
    } catch (MalformedJsonException _) {
      // CloudTrail wrote something else than objects in these places.
      return Optional.empty();
    }
  }
}
