package io.labelguard.core.labeling;

import io.labelguard.core.labeling.console.ConsolePrincipal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A labeling job, its fields judged.
///
/// @param region from its ARN, or as given where the ARN cannot be read
/// @param account from its ARN, or as given; empty where neither is known
/// @param locations every place in S3 that the job itself names, and the folders of its data
/// @param automated whether automated data labeling was asked for
/// @param description as SageMaker gave it
/// @param unresolved every place that the job names in a form from which no bucket can be read
/// @param unreadable what could not be read of the description, each a sentence for a person
/// @param data where its data objects are, where its manifest was read
/// @param asOf when SageMaker last said that the job was live, and its counters, where that was not
///     read just now
/// @param consoleUser who created the job in the console, where that is known
public record LabelingJob(
    String name,
    Optional<String> arn,
    Optional<String> region,
    Optional<String> account,
    Status status,
    Optional<String> roleArn,
    Optional<String> workteamArn,
    List<Location> locations,
    boolean automated,
    Optional<String> outputKmsKeyId,
    Optional<Instant> created,
    JobDescription description,
    List<UnresolvedPlace> unresolved,
    List<String> unreadable,
    Optional<DataObjects> data,
    Optional<Instant> asOf,
    Optional<ConsolePrincipal> consoleUser) {

  /// The form of a labeling job's name.
  ///
  /// @see <a
  ///     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateLabelingJob.html">CreateLabelingJob</a>
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9](?:-*[a-zA-Z0-9]){0,62}");

  /// The name of a job whose description has none.
  static final String UNNAMED = "(unnamed job)";

  public LabelingJob {
    locations = List.copyOf(locations);
    unresolved = List.copyOf(unresolved);
    unreadable = List.copyOf(unreadable);
  }

  /// A job of which nothing else is described.
  public LabelingJob(
      String name,
      Optional<String> arn,
      Optional<String> region,
      Optional<String> account,
      Status status,
      Optional<String> roleArn,
      Optional<String> workteamArn,
      List<Location> locations,
      boolean automated,
      Optional<String> outputKmsKeyId,
      Optional<Instant> created,
      List<String> unreadable) {
    this(
        name,
        arn,
        region,
        account,
        status,
        roleArn,
        workteamArn,
        locations,
        automated,
        outputKmsKeyId,
        created,
        JobDescription.NOTHING,
        List.of(),
        unreadable,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /// Judges a job's description.
  ///
  /// @param region used where the job's ARN cannot be read
  /// @param account likewise
  public static LabelingJob from(
      JobDescription description, Optional<String> region, Optional<String> account) {
    return new JobReading(description).job(region, account);
  }

  /// Returns this job with more sentences on what could not be read, in front of its own.
  public LabelingJob withUnreadable(List<String> more) {
    List<String> all = Stream.concat(more.stream(), unreadable.stream()).toList();
    return copy(status, locations, description, all, data, asOf, consoleUser);
  }

  /// Returns this job as it is known without its manifest.
  public LabelingJob withoutData() {
    return copy(status, named(), description, unreadable, Optional.empty(), asOf, consoleUser);
  }

  /// Returns this job, whose manifest lists these data objects. Its places include their folders.
  public LabelingJob withData(DataObjects objects) {
    return copy(
        status,
        Stream.concat(
                named().stream(), objects.folders().stream().map(at -> new Location(Use.DATA, at)))
            .toList(),
        description,
        unreadable,
        Optional.of(objects),
        asOf,
        consoleUser);
  }

  /// Returns the places that the job itself names.
  private List<Location> named() {
    return locations.stream().filter(location -> location.use() != Use.DATA).toList();
  }

  private LabelingJob copy(
      Status then,
      List<Location> places,
      JobDescription described,
      List<String> notes,
      Optional<DataObjects> objects,
      Optional<Instant> seen,
      Optional<ConsolePrincipal> person) {
    return new LabelingJob(
        name,
        arn,
        region,
        account,
        then,
        roleArn,
        workteamArn,
        places,
        automated,
        outputKmsKeyId,
        created,
        described,
        unresolved,
        notes,
        objects,
        seen,
        person);
  }

  /// Returns this job, which this person created in the console; empty where it is nobody known.
  public LabelingJob createdBy(Optional<ConsolePrincipal> person) {
    return copy(status, locations, description, unreadable, data, asOf, person);
  }

  /// Returns this job at another point of its life. Its settings never change; why it failed is not
  /// among them.
  public LabelingJob at(Status then, Optional<LabelCounters> counters) {
    return copy(
        then,
        locations,
        description.at(then.written(), counters),
        unreadable.stream().filter(sentence -> !sentence.startsWith(JobReading.STATUS)).toList(),
        data,
        Optional.empty(),
        consoleUser);
  }

  /// Returns this job, whose request SageMaker has accepted.
  public LabelingJob accepted() {
    return copy(status, locations, description.accepted(), unreadable, data, asOf, consoleUser);
  }

  /// Returns this job, which SageMaker last called live then.
  public LabelingJob seen(Instant then) {
    return copy(status, locations, description, unreadable, data, Optional.of(then), consoleUser);
  }

  /// Returns the partition that the job runs in: that of its ARNs, else that of its Region.
  public String partition() {
    return Stream.of(arn, roleArn, workteamArn)
        .flatMap(Optional::stream)
        .map(Arn::parse)
        .flatMap(Optional::stream)
        .map(Arn::partition)
        .findFirst()
        .orElseGet(() -> Partition.ofRegion(region.orElse("")));
  }

  /// Returns every bucket that has a place of the job, sorted.
  public NavigableSet<String> buckets() {
    return locations.stream()
        .map(location -> location.at().bucket())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// Returns the job's places in one bucket.
  public List<Location> locationsIn(String bucket) {
    return locations.stream().filter(location -> location.at().bucket().equals(bucket)).toList();
  }

  /// Returns how many of its objects are labeled, where that is known.
  public Optional<LabelCounters> counters() {
    return description.counters();
  }

  /// Returns the prefix of the keys that Ground Truth writes for the job: `path/name/`, or the
  /// whole path where the name is not known or is an expression of a state machine.
  ///
  /// @param path where the job's output goes
  /// @see <a
  ///     href="https://docs.aws.amazon.com/sagemaker/latest/dg/sms-data-output.html#sms-output-directories">Output
  ///     directories</a>
  public String outputPrefix(S3Location path) {
    return NAME.matcher(name).matches() ? path.folder() + name + "/" : path.folder();
  }

  /// How far a job is; a created job whose status is not known is [#STARTING].
  public enum Status {
    /// Initializing, or just asked for.
    STARTING("Initializing"),
    IN_PROGRESS("InProgress"),
    STOPPING("Stopping"),
    COMPLETED("Completed"),
    FAILED("Failed"),
    STOPPED("Stopped"),
    UNKNOWN("Unknown");

    private final String written;

    Status(String written) {
      this.written = written;
    }

    /// Returns the status that SageMaker writes as this text; [#UNKNOWN] for any other text.
    public static Status of(String text) {
      return switch (text.toLowerCase(Locale.ROOT).replace("_", "")) {
        case "initializing" -> STARTING;
        case "inprogress" -> IN_PROGRESS;
        case "stopping" -> STOPPING;
        case "completed" -> COMPLETED;
        case "failed" -> FAILED;
        case "stopped" -> STOPPED;
        default -> UNKNOWN;
      };
    }

    /// Returns the status as SageMaker writes it.
    public String written() {
      return written;
    }

    /// Whether the job may still touch S3.
    public boolean live() {
      return this == STARTING || this == IN_PROGRESS || this == STOPPING || this == UNKNOWN;
    }
  }

  /// What a place in S3 is to the job.
  public enum Use {
    MANIFEST("manifest"),
    OUTPUT("output"),
    LABEL_CATEGORIES("label categories"),
    UI_TEMPLATE("UI template"),
    /// A folder of data objects that the manifest lists.
    DATA("data objects");

    private final String text;

    Use(String text) {
      this.text = text;
    }

    /// The word for a person.
    public String text() {
      return text;
    }
  }

  /// One place in S3 that the job has.
  public record Location(Use use, S3Location at) {}

  /// One place that the job names in a form from which no bucket can be read.
  ///
  /// @param field the field that names it, such as `ManifestS3Uri`
  /// @param text as written
  public record UnresolvedPlace(Use use, String field, String text) {}
}
