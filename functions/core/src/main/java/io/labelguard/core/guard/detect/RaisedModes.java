package io.labelguard.core.guard.detect;

import io.labelguard.core.guard.GuardContext;
import io.labelguard.core.guard.Modes;
import io.labelguard.core.port.BucketPolicies.TagReading;
import io.labelguard.core.record.Target;
import io.labelguard.core.report.Headline;
import java.util.List;
import java.util.Optional;

/// Publishes that the tag `labelguard:mode` of a bucket or team allows more than before. The tag is
/// no protection: anyone who may tag may take it off.
final class RaisedModes {

  private final GuardContext context;
  private final Attempts attempts;

  RaisedModes(GuardContext context, Attempts attempts) {
    this.context = context;
    this.attempts = attempts;
  }

  /// Compares a tag with what it said before, where the settings let the guard write at all.
  void look(Target.Fixable target, TagReading reading) {
    if (reading instanceof TagReading.Value(Optional<String> tag, _)
        && context.settings().mayWrite(target)) {
      attempts.of(
          () -> {
            compare(target, context.records().lastMode(target), tag);
            return target;
          });
    }
  }

  private void compare(Target.Fixable target, Optional<String> before, Optional<String> tag) {
    if (before.equals(tag)) {
      return;
    }
    if (Modes.rank(tag, context.now()) > Modes.rank(before, context.now())) {
      String was = before.orElse("");
      context
          .announcer()
          .publish(
              "mode " + target.key() + " " + was + " " + tag.orElse(""),
              Headline.about(
                  "MEDIUM",
                  "a tag lets Labelguard write more - " + target.kind() + " ",
                  target.name(),
                  "",
                  context.settings().region()),
              List.of(raised(target, was, tag)));
    }
    context.records().keepMode(target, tag);
  }

  private static String raised(Target.Fixable target, String was, Optional<String> tag) {
    String keepOut =
        switch (target) {
          case Target.Bucket _ -> "leave it out of FixBuckets and FixCorsOf";
          case Target.Cors _ -> "leave it out of FixCorsOf";
          case Target.Team _ -> "leave it out of FixTeams";
          case Target.Workforce _ -> "leave WorkforceCidrs empty";
        };
    return "The tag labelguard:mode of "
        + target.words()
        + " said \""
        + was
        + "\" and now "
        + tag.map(value -> "says \"" + value + "\"").orElse("is gone")
        + ", so Labelguard may write there again. If that was not meant, "
        + keepOut
        + ": anyone who may tag may change this tag.";
  }
}
