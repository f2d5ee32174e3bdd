package io.labelguard.core.guard.detect;

import io.labelguard.core.event.EventFacts;
import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.fix.PolicyDiff;
import io.labelguard.core.guard.Announcer;
import io.labelguard.core.guard.PolicyHistory;
import io.labelguard.core.guard.Review;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.Intent;
import java.util.List;
import java.util.Optional;

/// A write of Labelguard's that went over what someone else wrote in the same moment.
///
/// @param texts of that write
record Collision(PolicyHistory.Lost lost, Intent.Texts texts) {

  /// Publishes it, with both changes.
  void publish(Announcer announcer, Fingerprint live, EventFacts change) {
    Intent write = lost.by();
    Optional<String> theirs = lost.theirs().policy();
    announcer.tellCollision(
        Review.of(write.target(), live.hex() + " collided", List.of(), List.of()),
        change,
        new FixOutcome(
            write.target(),
            write.result().orElse(FixOutcome.Result.CANNOT_TELL),
            Optional.of(new FixOutcome.Write(write.id(), write.purpose())),
            Optional.of(PolicyDiff.betweenTexts(texts.before(), texts.after())),
            theirs.map(policy -> PolicyDiff.betweenTexts(texts.after(), policy)),
            theirs,
            List.of(reason(change))));
  }

  private String reason(EventFacts change) {
    String by = change.actor().arn().orElse("somebody who is not named");
    return "Labelguard's write of "
        + lost.by().begun()
        + " ("
        + lost.by().id()
        + (lost.theirs().policy().isPresent()
            ? ") went over a policy that "
                + by
                + " wrote in the same moment. Their text is kept; the first diff is"
                + " Labelguard's change, the second leads from it to theirs."
            : ") put back a policy that " + by + " deleted in the same moment.")
        + " Nothing more is written here until somebody has looked and runs: labelguard rearm"
        + " --bucket "
        + lost.by().target().name();
  }
}
