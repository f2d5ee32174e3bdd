package io.labelguard.core.guard.detect;

import io.labelguard.core.check.Finding;
import io.labelguard.core.event.GuardEvent;
import io.labelguard.core.guard.GuardContext;
import io.labelguard.core.guard.KnownJobs;
import io.labelguard.core.index.UsedThing;
import io.labelguard.core.index.UsedThing.Kind;
import io.labelguard.core.port.LiveJobs;
import java.util.List;

/// Judges what the live jobs depend on that use something which was changed.
final class DependencyEvents {

  private final GuardContext context;
  private final KnownJobs jobs;
  private final LiveJobAlerts alerts;
  private final Attempts attempts;

  DependencyEvents(GuardContext context, KnownJobs jobs, LiveJobAlerts alerts, Attempts attempts) {
    this.context = context;
    this.jobs = jobs;
    this.alerts = alerts;
    this.attempts = attempts;
  }

  Outcome changed(GuardEvent.DependencyChanged event) {
    if (!isOurs(event)) {
      return Outcome.nothing(
          "%s is of account %s in %s, which this guard does not cover."
              .formatted(event.resource(), event.facts().account(), event.facts().region()));
    }
    LiveJobs using = jobs.using(event.used().orElseGet(this::region));
    attempts.addOfJobs(using.failures());
    if (using.described().isEmpty()) {
      return Outcome.nothing("No live labeling job uses " + event.resource() + ".");
    }
    List<Finding> findings = alerts.publishDependencies(using.described());
    return findings.isEmpty()
        ? Outcome.nothing(
            "Nothing that was read of what they depend on endangers one of the %d live labeling jobs that may use %s."
                .formatted(using.described().size(), event.resource()))
        : Outcome.found(findings, "");
  }

  /// IAM is one for all Regions, and its events arrive in one of them.
  ///
  /// @see <a
  ///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html">IAM's
  ///     events in CloudTrail</a>
  private boolean isOurs(GuardEvent.DependencyChanged event) {
    String account = event.facts().account();
    boolean ofEveryRegion = event.used().map(used -> used.kind() == Kind.ROLE).orElse(true);
    return context.settings().account().equals(account)
        && (ofEveryRegion || context.settings().covers(account, event.facts().region()));
  }

  private UsedThing region() {
    return UsedThing.region(context.settings().region());
  }
}
