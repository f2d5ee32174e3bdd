package io.labelguard.cli.account;

import io.labelguard.core.check.AssumedLayer;
import io.labelguard.core.guard.setup.JobExamination;
import io.labelguard.core.record.InMemoryRecords;
import io.labelguard.lambda.AuditRequest;
import io.labelguard.lambda.Clients;
import io.labelguard.lambda.Memory;
import io.labelguard.lambda.Wiring;
import io.labelguard.lambda.environment.Environment;
import io.labelguard.local.LocalAws;
import io.labelguard.local.world.World;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One labeling job, examined by a person.
///
/// @param result empty where there is no such job
/// @param calls how many requests to AWS were made
public record ExaminedJob(Optional<JobExamination.Result> result, int calls) {

  /// What a person asks.
  ///
  /// @param job the name of the job
  /// @param assumable the layers that are taken as allowing where they cannot be read
  public record Question(String job, AuditRequest request, Set<AssumedLayer> assumable) {
    public Question {
      assumable = Set.copyOf(assumable);
    }
  }

  /// Examines a job of a world, at the world's time.
  ///
  /// @param records what a guard remembers of the world
  public static ExaminedJob inWorld(
      World world, InMemoryRecords records, Question question, LocalClock clock) {
    Memory memory = Memory.withNewIndex(records);
    memory.index().add(TrailCreators.of(world));
    LocalDeployment deployment = new LocalDeployment(world.account(), world.region());
    try (LocalAws aws = LocalAws.start(world, deployment.person(), clock)) {
      return in(aws, deployment, memory, question, clock);
    }
  }

  /// Examines a job of the account of a person's credentials.
  ///
  /// @throws NoAccountException where no Region or credentials are found
  /// @throws io.labelguard.core.port.CallFailedException where the job cannot be described
  public static ExaminedJob inAws(AwsLogin login, Question question) {
    return OwnAccount.read(
        login,
        (clients, account) -> {
          CountedHttp counted = CountedHttp.of(clients);
          Wiring wiring =
              Wiring.ofCommand(
                  Environment.ofCommand(Map.of(), account, clients.region().id()),
                  counted.in(clients),
                  Optional.of(Memory.withNewIndex(new InMemoryRecords())));
          return of(wiring.examination(question.request(), System.getenv()), question, counted);
        });
  }

  /// Examines a job of an account that runs, as a person.
  ///
  /// @param memory what its guard remembers
  static ExaminedJob in(
      LocalAws aws,
      LocalDeployment deployment,
      Memory memory,
      Question question,
      LocalClock clock) {
    Clients clients = deployment.clients(aws, deployment.person());
    CountedHttp counted = CountedHttp.of(clients);
    Wiring wiring =
        new Wiring(
            Environment.ofCommand(Map.of(), deployment.account(), deployment.region()),
            counted.in(clients),
            memory,
            clock,
            clock);
    return of(wiring.examination(question.request()), question, counted);
  }

  private static ExaminedJob of(
      JobExamination examination, Question question, CountedHttp counted) {
    Optional<JobExamination.Result> result = examination.of(question.job(), question.assumable());
    return new ExaminedJob(result, counted.requests());
  }
}
