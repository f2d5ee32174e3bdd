package io.labelguard.aws.records;

import io.labelguard.core.index.JobSettings;
import io.labelguard.core.labeling.DataObjects;
import io.labelguard.core.labeling.JobDescription;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.S3Location;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Writes and reads the settings of a labeling job as attributes of an item. They are kept as
/// SageMaker gave them and judged again when they are read.
final class JobSettingsItem {

  private static final String SOURCE = "source";
  private static final String FOLDERS = "dataFolders";

  private JobSettingsItem() {}

  static void write(JobSettings settings, Items item) {
    LabelingJob job = settings.job();
    JobDescription raw = job.description();
    item.text(SOURCE, settings.source().name())
        .text("region", job.region())
        .text("account", job.account())
        .texts("notes", notes(job))
        .text("name", raw.name())
        .text("arn", raw.arn())
        .text("role", raw.roleArn())
        .text("team", raw.workteamArn())
        .text("manifest", raw.manifestUri())
        .text("topic", raw.snsTopicArn())
        .text("output", raw.outputUri())
        .text("outputKey", raw.outputKmsKeyId())
        .text("outputTopic", raw.outputTopicArn())
        .text("categories", raw.labelCategoriesUri())
        .text("template", raw.uiTemplateUri())
        .text("taskUi", raw.humanTaskUiArn())
        .text("before", raw.preHumanTaskLambdaArn())
        .text("consolidation", raw.consolidationLambdaArn())
        .text("algorithm", raw.algorithmSpecificationArn())
        .text("volumeKey", raw.volumeKmsKeyId())
        .texts("subnets", raw.subnets())
        .texts("groups", raw.securityGroupIds())
        .text("created", raw.created().map(Instant::toString));
    job.data().ifPresent(data -> write(data, item));
  }

  private static void write(DataObjects data, Items item) {
    item.texts(FOLDERS, data.folders().stream().map(at -> at.bucket() + "/" + at.key()).toList())
        .texts("dataParents", data.parents().stream().sorted().toList())
        .flag("dataWithin", data.within())
        .texts("dataUnread", data.unread());
  }

  private static Optional<DataObjects> data(Map<String, AttributeValue> item) {
    return item.containsKey(FOLDERS)
        ? Optional.of(
            new DataObjects(
                Items.textsInOrder(item, FOLDERS).stream().map(JobSettingsItem::folder).toList(),
                Items.texts(item, "dataParents"),
                Items.flag(item, "dataWithin"),
                Items.textsInOrder(item, "dataUnread")))
        : Optional.empty();
  }

  /// A bucket's name has no slash.
  private static S3Location folder(String text) {
    int slash = text.indexOf('/');
    return new S3Location(text.substring(0, slash), text.substring(slash + 1));
  }

  /// Returns what is said of the job's document and cannot be found again in its fields.
  private static List<String> notes(LabelingJob job) {
    List<String> found =
        LabelingJob.from(job.description(), job.region(), job.account()).unreadable();
    return job.unreadable().stream().filter(note -> !found.contains(note)).toList();
  }

  static Optional<JobSettings> read(Map<String, AttributeValue> item) {
    return Optional.of(item)
        .filter(each -> each.containsKey(SOURCE))
        .map(
            each ->
                new JobSettings(JobSettings.Source.valueOf(Items.text(each, SOURCE)), job(each)));
  }

  private static LabelingJob job(Map<String, AttributeValue> item) {
    LabelingJob job =
        LabelingJob.from(
                description(item), Items.optional(item, "region"), Items.optional(item, "account"))
            .withUnreadable(Items.textsInOrder(item, "notes"));
    return data(item).map(job::withData).orElse(job);
  }

  private static JobDescription description(Map<String, AttributeValue> item) {
    return new JobDescription(
        Items.optional(item, "name"),
        Items.optional(item, "arn"),
        Optional.empty(),
        Items.optional(item, "role"),
        Items.optional(item, "team"),
        Items.optional(item, "manifest"),
        Items.optional(item, "topic"),
        Items.optional(item, "output"),
        Items.optional(item, "outputKey"),
        Items.optional(item, "outputTopic"),
        Items.optional(item, "categories"),
        Items.optional(item, "template"),
        Items.optional(item, "taskUi"),
        Items.optional(item, "before"),
        Items.optional(item, "consolidation"),
        Items.optional(item, "algorithm"),
        Items.optional(item, "volumeKey"),
        Items.textsInOrder(item, "subnets"),
        Items.textsInOrder(item, "groups"),
        Items.optional(item, "created").map(Instant::parse),
        // A live job has not ended, and only live jobs are kept.
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
