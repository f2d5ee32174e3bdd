package io.labelguard.core.record;

import java.util.Optional;

/// A thing that is reviewed, recorded, leased, published about, and (bucket or team) written.
public sealed interface Target {

  /// Its name, unique among those of its kind in one account and Region.
  String name();

  /// What its kind is called in keys, requests and JSON.
  String kind();

  /// Its key in records and in the id of an alert, such as `bucket/NAME`.
  default String key() {
    return kind() + "/" + name();
  }

  /// What it is called in a subject, such as `bucket NAME`.
  default String words() {
    return kind() + " " + name();
  }

  /// A target that may be written.
  sealed interface Fixable extends Target {

    /// Reads a [#key].
    ///
    /// @throws IllegalArgumentException where it is not that of a bucket or team
    static Fixable ofKey(String key) {
      int slash = key.indexOf('/');
      return Optional.of(slash)
          .filter(at -> at >= 0)
          .flatMap(at -> of(key.substring(0, at), key.substring(at + 1)))
          .orElseThrow(
              () -> new IllegalArgumentException("write bucket/NAME or team/NAME, not " + key));
    }

    /// Returns the bucket or team of that kind and name; empty where there is no such kind or no
    /// name.
    static Optional<Fixable> of(String kind, String name) {
      if (name.isBlank()) {
        return Optional.empty();
      }
      return switch (kind) {
        case "bucket" -> Optional.of(new Bucket(name));
        case "team" -> Optional.of(new Team(name));
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

  /// The workforce of a Region; it is never written.
  record Workforce(String name) implements Target {
    public Workforce {
      named(name);
    }

    @Override
    public String kind() {
      return "workforce";
    }
  }

  static Bucket bucket(String name) {
    return new Bucket(name);
  }

  static Team team(String name) {
    return new Team(name);
  }

  static Workforce workforce(String name) {
    return new Workforce(name);
  }

  private static void named(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a bucket, team or workforce must have a name");
    }
  }
}
