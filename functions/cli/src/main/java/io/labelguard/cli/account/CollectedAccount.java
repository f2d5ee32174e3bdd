package io.labelguard.cli.account;

import io.labelguard.core.guard.detect.Sweep;
import io.labelguard.core.port.Progress;
import io.labelguard.core.record.InMemoryRecords;
import io.labelguard.lambda.AuditRequest;
import io.labelguard.lambda.Memory;
import io.labelguard.lambda.Wiring;
import io.labelguard.lambda.environment.Environment;
import io.labelguard.local.LocalAws;
import io.labelguard.local.world.World;
import java.util.Map;

/// A local AWS with what was collected from an account. No guard is deployed there, as far as is
/// known, so it is checked as a person checks an account.
public final class CollectedAccount {

  private CollectedAccount() {}

  /// Checks every live job, its buckets and every team.
  public static Sweep.Report audit(
      World world, AuditRequest request, LocalClock clock, Progress progress) {
    Memory memory = Memory.withNewIndex(new InMemoryRecords());
    memory.index().add(TrailCreators.of(world));
    LocalDeployment deployment = new LocalDeployment(world.account(), world.region());
    try (LocalAws aws = LocalAws.start(world, deployment.person(), clock)) {
      return new Wiring(
              Environment.ofCommand(Map.of(), world.account(), world.region()),
              deployment.clients(aws, deployment.person()),
              memory,
              clock,
              clock)
          .audit(request)
          .run(progress);
    }
  }
}
