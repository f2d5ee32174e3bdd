package io.labelguard.cli.input;

import io.labelguard.cli.print.Console;

/// Checks the names of AWS resources that a person gives.
public final class ResourceNames {

  private ResourceNames() {}

  /// Returns the name of a bucket.
  ///
  /// @throws InputException for a name that S3 refuses; old buckets may have capitals and
  ///     underscores
  public static String bucket(String name) {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{2,254}")) {
      throw new InputException(Console.safe(name) + " is not a valid bucket name");
    }
    return name;
  }

  /// Returns the name of a work team.
  ///
  /// @throws InputException for a name that SageMaker refuses
  public static String team(String name) {
    return ofSageMaker(name, "work team");
  }

  /// Returns the name of a workforce.
  ///
  /// @throws InputException for a name that SageMaker refuses
  public static String workforce(String name) {
    return ofSageMaker(name, "workforce");
  }

  private static String ofSageMaker(String name, String kind) {
    if (!name.matches("[A-Za-z0-9](-*[A-Za-z0-9]){0,62}")) {
      throw new InputException(Console.safe(name) + " is not a valid " + kind + " name");
    }
    return name;
  }
}
