package io.labelguard.core.report;

import io.labelguard.core.check.About;
import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.Consequence;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.FixAdvice;
import io.labelguard.core.check.Severity;
import io.labelguard.core.check.StatementRef;
import io.labelguard.core.event.Actor;
import io.labelguard.core.event.EventFacts;
import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.Purpose;
import io.labelguard.core.record.Target;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Alerts that the tests of this package send.
public final class AlertsOfTests {

  static final String HOSTILE = "<!channel> <@U0123> `x` *b*\u001b[31m\r\nLG000 ok \u202eedoc";

  private AlertsOfTests() {}

  public static Alert tightened() {
    return alert(
        List.of(finding("cats-and-dogs"), finding("street-signs")),
        Optional.empty(),
        List.of("The next deploy removes the fix."));
  }

  static Alert applied(FixOutcome.Result result) {
    return alert(
        List.of(finding("cats-and-dogs")),
        Optional.of(
            new FixOutcome(
                Target.bucket("gt-labeling-data"),
                result,
                Optional.of(new FixOutcome.Write("fix-1", new Purpose.Fix())),
                Optional.of("-a\n+b"),
                Optional.empty(),
                Optional.of("{\"Version\":\"2012-10-17\"}"),
                List.of("because"))),
        List.of());
  }

  public static Alert hostile() {
    Finding finding =
        new Finding(
            CheckId.GROUND_TRUTH_DENIED,
            Severity.CRITICAL,
            Consequence.FAILS_AT_NEXT_BATCH,
            About.access(HOSTILE, HOSTILE, AccessPath.GROUND_TRUTH).by(Optional.of(HOSTILE)),
            new Finding.Evidence(
                List.of(HOSTILE),
                List.of(new StatementRef(0, Optional.of(HOSTILE))),
                List.of(HOSTILE)),
            HOSTILE,
            new FixAdvice(
                FixAdvice.Status.PROVEN,
                Optional.of(HOSTILE),
                Optional.of(HOSTILE),
                List.of(HOSTILE)));
    return new Alert(
        HOSTILE,
        HOSTILE,
        HOSTILE,
        HOSTILE,
        Optional.of(event(HOSTILE)),
        List.of(finding),
        Optional.of(
            new FixOutcome(
                Target.team(HOSTILE),
                FixOutcome.Result.CANNOT_TELL,
                Optional.of(new FixOutcome.Write(HOSTILE, new Purpose.Fix())),
                Optional.of(HOSTILE),
                Optional.of(HOSTILE),
                Optional.of(HOSTILE),
                List.of(HOSTILE))),
        List.of(HOSTILE),
        Optional.of(HOSTILE));
  }

  public static Alert alert(
      List<Finding> findings, Optional<FixOutcome> applied, List<String> notes) {
    return new Alert(
        "gt-labeling-data-1",
        "CRITICAL: gt-labeling-data denies Ground Truth under 2 running jobs",
        "111122223333",
        "us-east-1",
        Optional.of(event("aws-cli/2")),
        findings,
        applied,
        notes,
        Optional.empty());
  }

  public static Finding finding(String job) {
    return finding(job, "{\"Version\":\"2012-10-17\",\"Statement\":[]}");
  }

  public static Finding finding(String job, String policy) {
    return new Finding(
        CheckId.GROUND_TRUTH_DENIED,
        Severity.CRITICAL,
        Consequence.FAILS_AT_NEXT_BATCH,
        About.access("gt-labeling-data", job, AccessPath.GROUND_TRUTH),
        new Finding.Evidence(
            List.of("s3:GetObject", "s3:PutObject"),
            List.of(new StatementRef(1, Optional.of("OnlyThroughOurEndpoint"))),
            List.of()),
        "Ground Truth can no longer read the bucket.",
        new FixAdvice(
            FixAdvice.Status.PROVEN,
            Optional.of("@@ -1 +1 @@\n-old\n+new"),
            Optional.of(policy),
            List.of()));
  }

  private static EventFacts event(String userAgent) {
    return new EventFacts(
        "e-1",
        "PutBucketPolicy",
        "111122223333",
        "us-east-1",
        Instant.parse("2026-11-20T09:20:05Z"),
        new Actor(
            Optional.of("arn:aws:iam::111122223333:user/jo"),
            Optional.empty(),
            Optional.of("111122223333"),
            Optional.of(userAgent),
            Optional.of("198.51.100.24"),
            Optional.empty()),
        Optional.empty());
  }
}
