package io.labelguard.cli.input;

import io.labelguard.cli.print.Console;

/// Takes names of things in AWS as a person gives them.
public final class Names {

  private Names() {}

  /// Returns the name of a bucket.
  ///
  /// @throws InputException for what S3 lets no bucket be called; old buckets may have capitals and
  ///     underscores
  public static String bucket(String name) {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{2,254}")) {
      throw new InputException(Console.safe(name) + " can be no bucket's name");
    }
    return name;
  }

  /// Returns the name of a work team.
  ///
  /// @throws InputException for what SageMaker lets no work team be called
  public static String team(String name) {
    if (!name.matches("[A-Za-z0-9](-*[A-Za-z0-9]){0,62}")) {
      throw new InputException(Console.safe(name) + " can be no work team's name");
    }
    return name;
  }
}
