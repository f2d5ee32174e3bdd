package io.labelguard.core.check;

import io.labelguard.core.check.KeyUnusable.Fault;
import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.S3Location;
import io.labelguard.core.labeling.stream.ChannelFacts;
import io.labelguard.core.labeling.stream.StreamChannel;
import io.labelguard.core.labeling.stream.StreamFolders;
import io.labelguard.core.labeling.stream.StreamObstacle;
import io.labelguard.core.labeling.stream.StreamObstacles;
import io.labelguard.policy.model.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// LG212: a streaming labeling job cannot use its topics or its queue, or its output would come
/// back to it as input.
///
/// @see <a href="https://docs.aws.amazon.com/sagemaker/latest/dg/sms-streaming-labeling-job.html">
///     Ground Truth streaming labeling jobs</a>
final class StreamUnfit implements Check {

  @Override
  public CheckId id() {
    return CheckId.STREAM_UNFIT;
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String summary() {
    return "Flags a topic or the queue of a live streaming job that is missing, in another Region,"
        + " or that the execution role may not use, and an output path within the job's"
        + " input.";
  }

  @Override
  public List<Finding> findings(JudgedSituation judged) {
    Situation situation = judged.situation();
    return situation.judgedJobs().stream()
        .flatMap(
            job ->
                Stream.concat(
                    StreamChannel.of(job).stream()
                        .flatMap(channel -> finding(channel, situation).stream()),
                    outputWithinInput(job).stream()))
        .toList();
  }

  /// Returns what is found of where a job writes, which its own settings say.
  Optional<Finding> outputWithinInput(LabelingJob job) {
    return StreamFolders.inputAroundOutput(job)
        .map(
            folder ->
                Finding.of(this, new About.Job(job.name()))
                    .as(Severity.MEDIUM)
                    .because(message(job, folder))
                    .withFix(
                        FixAdvice.none(
                            "An output path cannot be changed: send notifications for a folder"
                                + " that does not hold the output path, or create the job again"
                                + " with another one.")));
  }

  private static String message(LabelingJob job, S3Location folder) {
    return Wording.sentence(Wording.job(job))
        + " writes its output within "
        + folder.uri()
        + ", the folder of its input. Where the bucket notifies the input topic of all that is"
        + " written there, the job gets its own output as new objects.";
  }

  /// Judges a topic or queue by what was read of it.
  static StreamObstacles obstacles(StreamChannel channel, Situation situation) {
    return StreamObstacles.of(
        channel,
        situation.setUp().orElse(SetUp.NOT_GIVEN).factsOf(channel),
        (context, policy) -> situation.facts().in(context, channel.job(), Optional.of(policy)));
  }

  private Optional<Finding> finding(StreamChannel channel, Situation situation) {
    List<StreamObstacle> obstacles = obstacles(channel, situation).found();
    List<Fault> keys =
        KeyReview.ofStream(channel.job(), situation).stream()
            .filter(judged -> judged.key().channel().filter(channel.arn()::equals).isPresent())
            .flatMap(
                judged -> judged.faults().stream().map(fault -> new Fault(judged.key(), fault)))
            .toList();
    return obstacles.isEmpty() && keys.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Finding.of(this, about(channel))
                .because(
                    new Finding.Evidence(actions(obstacles, keys), List.of(), List.of()),
                    message(channel, obstacles, keys, situation))
                .withFix(FixAdvice.none(advice(channel, obstacles, keys, situation))));
  }

  private static About about(StreamChannel channel) {
    return new About.Dependency(
        channel.job().name(), channel.arn(), Optional.of(AccessPath.GROUND_TRUTH));
  }

  private static List<String> actions(List<StreamObstacle> obstacles, List<Fault> keys) {
    Stream<String> ofChannel =
        obstacles.stream()
            .flatMap(
                obstacle ->
                    switch (obstacle) {
                      case StreamObstacle.Denied(SortedSet<String> actions, SortedSet<Integer> _) ->
                          actions.stream();
                      case StreamObstacle.NotAllowed(List<String> actions) -> actions.stream();
                      case StreamObstacle.Missing _, StreamObstacle.Elsewhere _ -> Stream.empty();
                    });
    return Stream.concat(ofChannel, keys.stream().flatMap(fault -> fault.actions().stream()))
        .distinct()
        .sorted()
        .toList();
  }

  private static String message(
      StreamChannel channel,
      List<StreamObstacle> obstacles,
      List<Fault> keys,
      Situation situation) {
    List<String> sentences = new ArrayList<>();
    if (!obstacles.isEmpty()) {
      sentences.add(
          Wording.sentence(Wording.job(channel.job()))
              + breaks(channel)
              + ": "
              + String.join(
                  ", and ",
                  obstacles.stream().map(obstacle -> why(obstacle, channel, situation)).toList())
              + ".");
    }
    if (!keys.isEmpty()) {
      sentences.add(new KeyWording(channel.job(), keyOf(keys, situation), situation).of(keys));
    }
    return String.join(" ", sentences);
  }

  private static String keyOf(List<Fault> keys, Situation situation) {
    return KeyReview.resource(keys.getFirst().key(), situation);
  }

  private static String breaks(StreamChannel channel) {
    return switch (channel.role()) {
      case INPUT_TOPIC -> " gets no new objects through its input topic " + channel.arn();
      case QUEUE -> " cannot read new objects from its queue " + channel.arn();
      case OUTPUT_TOPIC -> " cannot publish finished objects to its output topic " + channel.arn();
    };
  }

  private static String why(StreamObstacle obstacle, StreamChannel channel, Situation situation) {
    String kind = channel.role() == StreamChannel.Role.QUEUE ? "queue" : "topic";
    return switch (obstacle) {
      case StreamObstacle.Missing _ -> "there is no such " + kind;
      case StreamObstacle.Elsewhere _ ->
          "the topic is in "
              + channel.region()
              + ", and the job runs in "
              + channel.job().region().orElseThrow();
      case StreamObstacle.Denied(SortedSet<String> actions, SortedSet<Integer> statements) ->
          statements(channel, statements, situation)
              + " of its policy denies "
              + Wording.role(channel.job())
              + " "
              + Wording.list(actions);
      case StreamObstacle.NotAllowed(List<String> actions) ->
          "the "
              + kind
              + " is of account "
              + channel.account()
              + ", and its policy does not allow "
              + Wording.role(channel.job())
              + " "
              + Wording.list(actions);
    };
  }

  private static String statements(
      StreamChannel channel, SortedSet<Integer> statements, Situation situation) {
    Optional<Policy> policy =
        situation
            .setUp()
            .flatMap(setUp -> setUp.factsOf(channel).known())
            .flatMap(found -> found)
            .flatMap(ChannelFacts::policy);
    return policy
        .map(read -> Wording.statements(StatementRef.of(read, new TreeSet<>(statements))))
        .orElse("a statement");
  }

  private static List<String> advice(
      StreamChannel channel,
      List<StreamObstacle> obstacles,
      List<Fault> keys,
      Situation situation) {
    List<String> steps = new ArrayList<>();
    obstacles.forEach(obstacle -> steps.add(StreamAdvice.of(obstacle, channel)));
    if (!keys.isEmpty()) {
      steps.addAll(KeyAdvice.of(keys, channel.job(), keyOf(keys, situation)));
    }
    return steps.stream().distinct().toList();
  }
}
