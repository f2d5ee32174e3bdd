package io.labelguard.tests.load;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Changes of few bucket policies in short time, and the arrivals of their events: 5 % arrive
/// twice, 5 % much later than the others, and at 5 % AWS throttles.
///
/// @param changes how many
/// @param steps all that happens, in order
record BurstPlan(int changes, List<Step> steps) {

  /// How many changes are made before the event of a change arrives.
  private static final int LAG = 10;

  /// How many more are made before an event arrives that is late.
  private static final int LATE = 200;

  private static final int TWICE_PERCENT = 5;
  private static final int LATE_PERCENT = 5;
  private static final int THROTTLED_PERCENT = 5;

  private static final List<String> ENDPOINTS =
      List.of("vpce-0c1d2e3f4a5b60789", "vpce-0c1d2e3f4a5b60790");

  private static final String DESCRIBE = "DescribeLabelingJob";
  /// SageMaker only now and then: its client then slows down for a while.
  private static final List<String> OPERATIONS =
      List.of(
          "GetBucketPolicy",
          "GetBucketTagging",
          "Publish",
          "GetBucketPolicy",
          "GetBucketTagging",
          "Publish",
          DESCRIBE);

  /// What the SDK's standard retries try.
  private static final int UNTIL_THE_CLIENT_GIVES_UP = 3;

  BurstPlan {
    steps = List.copyOf(steps);
  }

  /// One thing that happens.
  sealed interface Step {}

  /// A change of a policy.
  ///
  /// @param bucket the number of the bucket
  /// @param endpoint the only one that is not denied; empty where the policy denies none
  record Change(int number, int bucket, Optional<String> endpoint) implements Step {}

  /// The arrival of the event of a change.
  ///
  /// @param throttled the operation that AWS throttles
  /// @param times how many of its next calls
  record Arrival(int number, Optional<String> throttled, int times) implements Step {}

  private record Placed(int at, Step step) {}

  /// Returns the plan that a seed makes.
  static BurstPlan of(int changes, int buckets, long seed) {
    Random random = new Random(seed);
    List<Placed> placed = new ArrayList<>();
    for (int i = 0; i < changes; i++) {
      int which = random.nextInt(ENDPOINTS.size() + 1);
      Optional<String> endpoint =
          which < ENDPOINTS.size() ? Optional.of(ENDPOINTS.get(which)) : Optional.empty();
      placed.add(new Placed(i, new Change(i, random.nextInt(buckets), endpoint)));
      int late = isChance(LATE_PERCENT, random) ? LATE : 0;
      placed.add(new Placed(i + LAG + late, arrival(i, random)));
      if (isChance(TWICE_PERCENT, random)) {
        placed.add(new Placed(i + LAG + random.nextInt(LATE), arrival(i, random)));
      }
    }
    return new BurstPlan(
        changes,
        placed.stream().sorted(Comparator.comparingInt(Placed::at)).map(Placed::step).toList());
  }

  /// A third of the throttled calls are throttled until the client gives up.
  private static Arrival arrival(int number, Random random) {
    if (!isChance(THROTTLED_PERCENT, random)) {
      return new Arrival(number, Optional.empty(), 0);
    }
    String operation = OPERATIONS.get(random.nextInt(OPERATIONS.size()));
    boolean lasts = random.nextInt(3) == 0 && !operation.equals(DESCRIBE);
    return new Arrival(number, Optional.of(operation), lasts ? UNTIL_THE_CLIENT_GIVES_UP : 1);
  }

  private static boolean isChance(int percent, Random random) {
    return random.nextInt(100) < percent;
  }
}
