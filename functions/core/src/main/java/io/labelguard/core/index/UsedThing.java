package io.labelguard.core.index;

import java.util.Comparator;
import java.util.Locale;

/// One thing of the job's own account that a labeling job uses, by its name and not its ARN.
///
/// The name is in lower case. Some services distinguish two names by case: a query then returns a
/// job too many, never one too few.
public record UsedThing(Kind kind, String name) implements Comparable<UsedThing> {

  private static final Comparator<UsedThing> ORDER =
      Comparator.comparing(UsedThing::kind).thenComparing(UsedThing::name);

  /// What the thing is.
  public enum Kind {
    BUCKET,
    /// A KMS key by its id, or by its alias (`alias/NAME`) where the job names that.
    KEY,
    /// An IAM role by its name, without its path.
    ROLE,
    /// A Lambda function by its name, without version or alias.
    FUNCTION,
    TOPIC,
    QUEUE,
    SUBNET,
    /// A work team.
    TEAM,
    /// The Region that the job runs in: its users are all live jobs.
    REGION;

    /// Returns the word for it in keys.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// @throws IllegalArgumentException where the name is blank
  public UsedThing {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a " + kind.word() + " must have a name");
    }
    name = name.toLowerCase(Locale.ROOT);
  }

  /// Returns a Region.
  public static UsedThing region(String name) {
    return new UsedThing(Kind.REGION, name);
  }

  /// Returns a bucket.
  public static UsedThing bucket(String name) {
    return new UsedThing(Kind.BUCKET, name);
  }

  @Override
  public int compareTo(UsedThing other) {
    return ORDER.compare(this, other);
  }
}
