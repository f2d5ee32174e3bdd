package io.labelguard.core.labeling.setup;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.labelguard.core.labeling.Arn;
import io.labelguard.core.labeling.DataObjects;
import io.labelguard.core.labeling.JobRequest;
import io.labelguard.core.labeling.LabelCounters;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.table.DatedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Finds why automated labeling cannot work for a job that asks for it.
///
/// @see <a
///     href="https://docs.aws.amazon.com/sagemaker/latest/dg/sms-automated-labeling.html">Automate
///     data labeling</a>
public final class AutomationFaults {

  private static final String SPECIFICATION = "labeling-job-algorithm-specification";
  private static final List<List<String>> ROWS =
      DatedTable.rows(AutomationFaults.class, "automated-labeling.txt", 3);

  /// The account of the algorithms, in every Region.
  static final String ACCOUNT = DatedTable.values(ROWS, "account").getFirst();

  /// How many objects a job must have at least.
  static final long LEAST_OBJECTS = Long.parseLong(DatedTable.values(ROWS, "objects").getFirst());

  /// The task type that each algorithm labels.
  static final Map<String, String> TASK_TYPES =
      ROWS.stream()
          .filter(row -> row.getFirst().equals("algorithm"))
          .collect(toUnmodifiableMap(row -> row.get(1), row -> row.get(2)));

  private final LabelingJob job;
  private final String text;

  private AutomationFaults(LabelingJob job, String text) {
    this.job = job;
    this.text = text;
  }

  private static Optional<AutomationFaults> in(LabelingJob job) {
    return job.description()
        .algorithmSpecificationArn()
        .filter(written -> !JobRequest.isExpression(written))
        .map(written -> new AutomationFaults(job, written));
  }

  /// Returns what is wrong, each a sentence, the most important first; nothing for a job without
  /// automated labeling.
  public static List<String> of(LabelingJob job) {
    return in(job).map(AutomationFaults::faults).orElse(List.of());
  }

  /// Returns what is not known and so was not judged, each in words such as `the number of its
  /// objects`.
  public static List<String> undecided(LabelingJob job) {
    return in(job).map(AutomationFaults::unknown).orElse(List.of());
  }

  private List<String> faults() {
    List<String> faults = new ArrayList<>();
    Optional<String> algorithm = algorithm();
    if (algorithm.isEmpty()) {
      faults.add(
          "Its algorithm "
              + text
              + " is not one of those of automated labeling: "
              + String.join(", ", TASK_TYPES.keySet().stream().sorted().toList())
              + ", under account "
              + ACCOUNT
              + ".");
    }
    otherRegion().ifPresent(faults::add);
    algorithm.flatMap(this::otherType).ifPresent(faults::add);
    if (isStreaming()) {
      faults.add(
          "It gets its objects through an SNS topic, and a streaming job cannot have automated"
              + " labeling.");
    }
    objects().stream()
        .filter(count -> count < LEAST_OBJECTS)
        .mapToObj(AutomationFaults::tooFew)
        .forEach(faults::add);
    return faults;
  }

  private Optional<String> algorithm() {
    return Arn.parse(text, "sagemaker", SPECIFICATION)
        .filter(arn -> arn.account().equals(ACCOUNT))
        .map(arn -> arn.resource().substring(SPECIFICATION.length() + 1))
        .filter(TASK_TYPES::containsKey);
  }

  private Optional<String> otherRegion() {
    return Arn.parse(text)
        .map(Arn::region)
        .filter(region -> job.region().filter(own -> !own.equals(region)).isPresent())
        .map(
            region ->
                "Its algorithm "
                    + text
                    + " is in "
                    + region
                    + ", but the job runs in "
                    + job.region().orElseThrow()
                    + ".");
  }

  private Optional<String> otherType(String algorithm) {
    String labels = TASK_TYPES.getOrDefault(algorithm, "");
    return taskType()
        .filter(type -> !type.equals(labels))
        .map(
            type ->
                "Its algorithm "
                    + algorithm
                    + " labels tasks of the type "
                    + labels
                    + ", but the job's function before a task is of the type "
                    + type
                    + ".");
  }

  private Optional<String> taskType() {
    return BuiltInFunction.before(job).flatMap(BuiltInFunction::taskType);
  }

  private boolean isStreaming() {
    return job.description().snsTopicArn().isPresent();
  }

  /// The counters of a job that has just begun may not be filled yet. A streaming job has no
  /// number.
  private OptionalLong objects() {
    if (isStreaming()) {
      return OptionalLong.empty();
    }
    Optional<Long> counted = job.counters().map(LabelCounters::total).filter(total -> total > 0);
    return counted.isPresent()
        ? OptionalLong.of(counted.get())
        : job.data().map(DataObjects::count).orElse(OptionalLong.empty());
  }

  private static String tooFew(long count) {
    return String.format(
        Locale.ROOT,
        "It has %,d objects, and automated labeling needs %,d at least.",
        count,
        LEAST_OBJECTS);
  }

  private List<String> unknown() {
    List<String> unknown = new ArrayList<>();
    if (algorithm().isPresent() && taskType().isEmpty()) {
      unknown.add("whether automated labeling fits the job's task, which has no known type");
    }
    if (!isStreaming() && objects().isEmpty()) {
      unknown.add(
          String.format(
              Locale.ROOT,
              "whether the job has the %,d objects that automated labeling needs",
              LEAST_OBJECTS));
    }
    return unknown;
  }
}
