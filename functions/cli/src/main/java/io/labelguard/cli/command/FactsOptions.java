package io.labelguard.cli.command;

import io.labelguard.cli.input.EndpointOption;
import io.labelguard.cli.input.FactsFile;
import io.labelguard.cli.input.InputException;
import io.labelguard.cli.input.TextFile;
import io.labelguard.cli.print.Console;
import io.labelguard.core.labeling.Organization;
import io.labelguard.core.labeling.RoleFacts;
import io.labelguard.local.world.World;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options that say of the callers of jobs' requests what files do not.
final class FactsOptions {

  @Option(
      names = "--role",
      paramLabel = "FILE",
      description =
          "GetRole output of an execution role: its id and tags. May be given several times.")
  List<Path> roles = List.of();

  @Option(
      names = "--org",
      paramLabel = "o-…|FILE",
      description =
          "The organization of the jobs' account: its id, or what aws organizations"
              + " describe-organization prints.")
  Optional<String> organization = Optional.empty();

  @Mixin EndpointOption endpoint;

  /// Returns every file that is given.
  Stream<Path> files() {
    return Stream.concat(roles.stream(), organization.stream().map(Path::of));
  }

  /// Refuses these options where the account itself is asked.
  void refuseWithoutWorld() {
    if (!roles.isEmpty() || organization.isPresent() || !endpoint.given().isEmpty()) {
      throw new InputException(
          "--role, --org and --endpoint say what a file does not: give them with --world");
    }
  }

  /// Returns the roles by ARN.
  ///
  /// @param used the ARNs of the jobs' execution roles
  /// @throws InputException where no job has one, or a file is something else
  SortedMap<String, RoleFacts> roles(Collection<String> used) {
    SortedMap<String, RoleFacts> read = new TreeMap<>();
    for (Path file : roles) {
      RoleFacts role = FactsFile.role(file);
      if (!used.contains(role.arn())) {
        throw new InputException(
            TextFile.name(file) + ": no job has the execution role " + Console.safe(role.arn()));
      }
      read.put(role.arn(), role);
    }
    return read;
  }

  /// @throws InputException where it is neither an id nor a file that says it
  Optional<Organization> organization() {
    return organization.map(FactsFile::organization);
  }

  /// Returns a world in which these roles and this organization are known. What it says of a role's
  /// policies stays.
  ///
  /// @throws InputException likewise
  World in(World world) {
    List<String> used =
        world.jobs().stream().flatMap(job -> Stream.ofNullable(job.roleArn())).distinct().toList();
    SortedMap<String, RoleFacts> known = roles(used);
    List<World.Role> all =
        world.roles().orElseGet(() -> used.stream().map(World.Role::new).toList());
    Optional<List<World.Role>> described =
        known.isEmpty()
            ? world.roles()
            : Optional.of(
                Stream.concat(
                        all.stream().filter(role -> !known.containsKey(role.arn())),
                        known.values().stream().map(role -> role(role, all)))
                    .toList());
    return world.withCallers(described, organization().or(world::organization));
  }

  private static World.Role role(RoleFacts facts, List<World.Role> before) {
    return new World.Role(
        facts.arn(),
        Optional.of(facts),
        before.stream()
            .filter(role -> role.arn().equals(facts.arn()))
            .findFirst()
            .flatMap(World.Role::given));
  }
}
