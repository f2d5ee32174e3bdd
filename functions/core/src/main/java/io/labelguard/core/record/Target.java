package io.labelguard.core.record;

import java.util.Optional;

/// A bucket, work team or workforce: what is reviewed and recorded, and named in alerts. Each may
/// also be written, and so may the CORS rules of a bucket, whose writes are recorded apart from
/// those of its policy.
public sealed interface Target {

  /// Returns its name, unique within its kind in one account and Region.
  String name();

  /// Returns the word for its kind in keys, requests and JSON.
  String kind();

  /// Returns its key in records and in the id of an alert, such as `bucket/NAME`.
  default String key() {
    return kind() + "/" + name();
  }

  /// Returns the words for it in a sentence, such as `bucket NAME`.
  default String words() {
    return kind() + " " + name();
  }

  /// Returns the target whose [#key] this is; empty where it is the key of none.
  static Optional<Target> find(String key) {
    return Fixable.find(key).map(target -> target);
  }

  /// A target that may be written.
  sealed interface Fixable extends Target {

    /// Returns the target under which the breaker counts a write: all writes to one bucket
    /// together.
    default Fixable counted() {
      return this;
    }

    /// Parses a [#key].
    ///
    /// @throws IllegalArgumentException where the key is not that of something that is written
    static Fixable ofKey(String key) {
      return find(key)
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "write bucket/NAME, cors/NAME, team/NAME or workforce/NAME, not " + key));
    }

    private static Optional<Fixable> find(String key) {
      int slash = key.indexOf('/');
      return slash < 0 ? Optional.empty() : of(key.substring(0, slash), key.substring(slash + 1));
    }

    /// Returns the bucket, CORS rules, team or workforce of that kind and name; empty where the
    /// kind is another or the name is blank.
    static Optional<Fixable> of(String kind, String name) {
      if (name.isBlank()) {
        return Optional.empty();
      }
      return switch (kind) {
        case "bucket" -> Optional.of(new Bucket(name));
        case "cors" -> Optional.of(new Cors(name));
        case "team" -> Optional.of(new Team(name));
        case "workforce" -> Optional.of(new Workforce(name));
        default -> Optional.empty();
      };
    }
  }

  /// A bucket, whose policy may be written.
  record Bucket(String name) implements Fixable {
    public Bucket {
      named(name);
    }

    @Override
    public String kind() {
      return "bucket";
    }
  }

  /// The CORS rules of a bucket, which may be written.
  ///
  /// @param name of the bucket
  record Cors(String name) implements Fixable {
    public Cors {
      named(name);
    }

    @Override
    public String kind() {
      return "cors";
    }

    @Override
    public String words() {
      return "the CORS rules of bucket " + name;
    }

    @Override
    public Fixable counted() {
      return new Bucket(name);
    }
  }

  /// A private work team, whose presign constraint may be written.
  record Team(String name) implements Fixable {
    public Team {
      named(name);
    }

    @Override
    public String kind() {
      return "team";
    }
  }

  /// The workforce of a Region, whose SourceIpConfig may be written.
  record Workforce(String name) implements Fixable {
    public Workforce {
      named(name);
    }

    @Override
    public String kind() {
      return "workforce";
    }
  }

  /// Returns the bucket of that name.
  static Bucket bucket(String name) {
    return new Bucket(name);
  }

  /// Returns the CORS rules of the bucket of that name.
  static Cors cors(String bucket) {
    return new Cors(bucket);
  }

  /// Returns the work team of that name.
  static Team team(String name) {
    return new Team(name);
  }

  /// Returns the workforce of that name.
  static Workforce workforce(String name) {
    return new Workforce(name);
  }

  private static void named(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a bucket, team or workforce must have a name");
    }
  }
}
