package io.labelguard.tests.load;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Changes of few bucket policies in short time, and the arrivals of their events: 5 % arrive
/// twice, and 5 % much later than the others.
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

  private static final List<String> ENDPOINTS =
      List.of("vpce-0c1d2e3f4a5b60789", "vpce-0c1d2e3f4a5b60790");

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
  record Arrival(int number) implements Step {}

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
      placed.add(new Placed(i + LAG + late, new Arrival(i)));
      if (isChance(TWICE_PERCENT, random)) {
        placed.add(new Placed(i + LAG + random.nextInt(LATE), new Arrival(i)));
      }
    }
    return new BurstPlan(
        changes,
        placed.stream().sorted(Comparator.comparingInt(Placed::at)).map(Placed::step).toList());
  }

  private static boolean isChance(int percent, Random random) {
    return random.nextInt(100) < percent;
  }
}
