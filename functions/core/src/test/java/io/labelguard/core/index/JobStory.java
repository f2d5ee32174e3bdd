package io.labelguard.core.index;

import io.labelguard.core.labeling.LabelCounters;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.LabelingJob.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/// What happened to a few jobs, in the order in which the guard hears of it: some things late, some
/// never, some twice.
///
/// @param seed that it was grown from
public record JobStory(long seed, List<Happened> delivered) {

  static final List<String> NAMES = List.of("Scans", "Street-Signs", "cats");

  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final List<Status> LIVE =
      List.of(Status.STARTING, Status.IN_PROGRESS, Status.UNKNOWN);

  /// How the guard hears of a job.
  enum Source {
    CREATE_EVENT,
    DESCRIPTION,
    SWEEP,
    STOP_EVENT,
    END_EVENT
  }

  /// One thing that the guard hears of.
  ///
  /// @param name in the spelling of the source
  /// @param minute when it was so
  record Happened(Source source, String name, Status status, int minute) {

    Instant at() {
      return NOON.plusSeconds(60L * minute);
    }

    JobId job() {
      return JobId.of(name);
    }

    /// AWS reports counters only where it is asked.
    Optional<LabelCounters> counters() {
      return source == Source.DESCRIPTION || source == Source.SWEEP
          ? Optional.of(new LabelCounters(minute / 20, 0, 500 - minute / 20))
          : Optional.empty();
    }

    IndexedJob fact() {
      return switch (source) {
        case CREATE_EVENT ->
            IndexedJob.requested(SampleJobs.requested(name), at()).by(creator(job()));
        case DESCRIPTION -> IndexedJob.described(described(), at());
        case SWEEP, STOP_EVENT, END_EVENT -> IndexedJob.seen(name, status, counters(), at());
      };
    }

    /// Whether the manifest was read, too.
    boolean hasData() {
      return source == Source.DESCRIPTION && minute % 2 == 0;
    }

    private LabelingJob described() {
      LabelingJob job = SampleJobs.full(name).at(status, counters());
      return hasData() ? job.withData(SampleJobs.DATA) : job;
    }
  }

  static JobCreator creator(JobId job) {
    return new JobCreator("arn:aws:iam::111122223333:user/" + job.key(), job.key().equals("cats"));
  }

  /// Grows a story from a seed.
  public static JobStory of(long seed) {
    Random random = new Random(seed);
    List<Happened> delivered = new ArrayList<>();
    for (String name : NAMES) {
      Status end = List.of(Status.COMPLETED, Status.FAILED, Status.STOPPED).get(random.nextInt(3));
      int lastMinute = 30 + random.nextInt(300);
      add(delivered, random, 0.8, new Happened(Source.CREATE_EVENT, name, Status.STARTING, 0));
      for (int look = random.nextInt(6); look > 0; look--) {
        int minute = 1 + random.nextInt(lastMinute);
        boolean sweep = random.nextInt(3) > 0;
        add(
            delivered,
            random,
            1,
            new Happened(
                sweep ? Source.SWEEP : Source.DESCRIPTION,
                // A description has the job's own spelling.
                sweep && random.nextBoolean() ? name.toUpperCase(Locale.ROOT) : name,
                LIVE.get(random.nextInt(LIVE.size())),
                minute));
      }
      if (random.nextInt(3) == 0) {
        Happened stop = new Happened(Source.STOP_EVENT, name, Status.STOPPING, lastMinute);
        add(delivered, random, 0.9, stop);
      }
      if (random.nextBoolean()) {
        Happened ended = new Happened(Source.END_EVENT, name, end, lastMinute + 1);
        add(delivered, random, 0.9, ended);
      }
    }
    Collections.shuffle(delivered, random);
    return new JobStory(seed, delivered);
  }

  private static void add(
      List<Happened> delivered, Random random, double probability, Happened happened) {
    if (random.nextDouble() < probability) {
      delivered.add(happened);
      if (random.nextInt(8) == 0) {
        delivered.add(happened);
      }
    }
  }

  /// Returns the facts as they are added, some of them together.
  public List<List<IndexedJob>> batches() {
    List<List<IndexedJob>> batches = new ArrayList<>();
    for (int from = 0; from < delivered.size(); ) {
      int size = Math.min(1 + from % 3, delivered.size() - from);
      batches.add(delivered.subList(from, from + size).stream().map(Happened::fact).toList());
      from += size;
    }
    return batches;
  }

  /// Returns the ids of all jobs that a story can be about.
  public static List<JobId> jobs() {
    return NAMES.stream().map(JobId::of).sorted().toList();
  }
}
