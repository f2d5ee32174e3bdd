package io.labelguard.cli.fix;

import io.labelguard.cli.input.ResourceNames;
import io.labelguard.core.record.Target;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/// The options that name what the guard writes: one bucket, work team or workforce.
final class FixableOption {

  @ArgGroup(multiplicity = "1")
  One one;

  static final class One {
    @Option(names = "--bucket", required = true, paramLabel = "NAME", description = "The bucket.")
    Optional<String> bucket = Optional.empty();

    @Option(names = "--team", required = true, paramLabel = "NAME", description = "The work team.")
    Optional<String> team = Optional.empty();

    @Option(
        names = "--workforce",
        required = true,
        paramLabel = "NAME",
        description = "The workforce of the Region.")
    Optional<String> workforce = Optional.empty();
  }

  Target.Fixable target() {
    return one.bucket
        .<Target.Fixable>map(name -> Target.bucket(ResourceNames.bucket(name)))
        .or(() -> one.team.map(name -> Target.team(ResourceNames.team(name))))
        .orElseGet(() -> Target.workforce(ResourceNames.workforce(one.workforce.orElseThrow())));
  }
}
