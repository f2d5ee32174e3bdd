package io.labelguard.core.index;

import io.labelguard.core.index.UsedThing.Kind;
import io.labelguard.core.labeling.Arn;
import io.labelguard.core.labeling.JobDescription;
import io.labelguard.core.labeling.LabelingJob;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// Finds what a labeling job uses. What belongs to another account is left out, because its events
/// do not arrive here; Ground Truth's own functions, which nearly all jobs use, are such things.
final class JobUses {

  /// Begins the names of the topic and queue that Ground Truth makes for a streaming job.
  ///
  /// @see <a
  ///     href="https://docs.aws.amazon.com/sagemaker/latest/dg/sms-streaming-labeling-job.html">Streaming
  ///     labeling jobs</a>
  private static final String OF_A_STREAM = "GroundTruth-";

  private final LabelingJob job;
  private final SortedSet<UsedThing> found = new TreeSet<>();

  private JobUses(LabelingJob job) {
    this.job = job;
  }

  static SortedSet<UsedThing> of(LabelingJob job) {
    JobUses uses = new JobUses(job);
    JobDescription described = job.description();
    job.buckets().forEach(bucket -> uses.add(Kind.BUCKET, Optional.of(bucket)));
    uses.add(Kind.KEY, job.outputKmsKeyId().flatMap(uses::key));
    uses.add(Kind.KEY, described.volumeKmsKeyId().flatMap(uses::key));
    uses.add(Kind.ROLE, job.roleArn().flatMap(uses::own).map(Arn::name));
    uses.add(Kind.TEAM, job.workteamArn().flatMap(uses::own).map(Arn::name));
    uses.add(Kind.FUNCTION, described.preHumanTaskLambdaArn().flatMap(uses::function));
    uses.add(Kind.FUNCTION, described.consolidationLambdaArn().flatMap(uses::function));
    uses.add(Kind.TOPIC, described.snsTopicArn().flatMap(uses::own).map(Arn::resource));
    uses.add(Kind.TOPIC, described.outputTopicArn().flatMap(uses::own).map(Arn::resource));
    if (described.snsTopicArn().isPresent()) {
      uses.add(Kind.TOPIC, Optional.of(OF_A_STREAM + job.name()));
      uses.add(Kind.QUEUE, Optional.of(OF_A_STREAM + job.name()));
    }
    uses.add(Kind.REGION, job.region());
    described.subnets().forEach(subnet -> uses.add(Kind.SUBNET, Optional.of(subnet)));
    return uses.found;
  }

  private void add(Kind kind, Optional<String> name) {
    name.filter(text -> !text.isBlank()).ifPresent(text -> found.add(new UsedThing(kind, text)));
  }

  /// Reads an ARN of the job's account; of any account where the job's is not known.
  private Optional<Arn> own(String text) {
    return Arn.parse(text).filter(arn -> job.account().map(arn.account()::equals).orElse(true));
  }

  /// A key is named by its id, its alias, or the ARN of either.
  ///
  /// @see <a
  ///     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_LabelingJobOutputConfig.html">LabelingJobOutputConfig</a>
  private Optional<String> key(String text) {
    return text.startsWith("arn:")
        ? own(text).map(arn -> arn.resource().replaceFirst("^key/", ""))
        : Optional.of(text);
  }

  private Optional<String> function(String text) {
    return own(text)
        .map(arn -> arn.resource().split(":", -1))
        .filter(parts -> parts.length > 1 && parts[0].equals("function"))
        .map(parts -> parts[1]);
  }
}
