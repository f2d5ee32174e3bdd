package io.labelguard.core.guard.detect;

import io.labelguard.core.check.Situation;
import io.labelguard.core.event.EventFacts;
import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.fix.PolicyDiff;
import io.labelguard.core.guard.Announcer;
import io.labelguard.core.guard.PolicyHistory;
import io.labelguard.core.guard.Review;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.Intent;
import io.labelguard.core.report.text.Commands;
import java.util.List;
import java.util.Optional;

/// A write of Labelguard that overwrote what someone else wrote in the same moment.
///
/// @param texts of that write
record Collision(PolicyHistory.Lost lost, Intent.Texts texts) {

  /// Publishes the collision, with both changes.
  void publish(Announcer announcer, Situation situation, Fingerprint live, EventFacts change) {
    Intent write = lost.by();
    Optional<String> theirs = lost.theirs().policy();
    announcer.publishCollision(
        Review.of(write.target(), live.hex() + " collided", situation, List.of(), List.of()),
        change,
        new FixOutcome(
            write.target(),
            write.result().orElse(FixOutcome.Result.CANNOT_TELL),
            Optional.of(new FixOutcome.Write(write.id(), write.purpose())),
            Optional.of(PolicyDiff.betweenTexts(texts.before(), texts.after())),
            theirs.map(policy -> PolicyDiff.betweenTexts(texts.after(), policy)),
            theirs,
            List.of(reason(change, situation.region().orElseThrow()))));
  }

  private String reason(EventFacts change, String region) {
    String by = change.actor().arn().orElse("someone whom the event does not name");
    return "Labelguard's write of "
        + lost.by().begun()
        + " ("
        + lost.by().id()
        + (lost.theirs().policy().isPresent()
            ? ") overwrote a policy that "
                + by
                + " wrote in the same moment. Their text is kept. The first diff is Labelguard's"
                + " change; the second leads from there to their text."
            : ") put back a policy that " + by + " deleted in the same moment.")
        + " Labelguard writes nothing more here. Compare both. To let it write again: "
        + Commands.in(region, Commands.rearm("bucket", lost.by().target().name()));
  }
}
