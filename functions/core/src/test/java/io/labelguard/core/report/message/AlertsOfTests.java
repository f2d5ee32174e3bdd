package io.labelguard.core.report.message;

import io.labelguard.core.check.About;
import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.Consequence;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.FixAdvice;
import io.labelguard.core.check.Note;
import io.labelguard.core.check.Severity;
import io.labelguard.core.check.Situation;
import io.labelguard.core.check.StatementRef;
import io.labelguard.core.event.Actor;
import io.labelguard.core.event.EventFacts;
import io.labelguard.core.fix.Jobs;
import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.GroundTruthEndpoints;
import io.labelguard.core.labeling.LabelingDocuments;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.Purpose;
import io.labelguard.core.record.Target;
import io.labelguard.core.report.Handling;
import io.labelguard.core.report.Headline;
import io.labelguard.core.report.OwnFix;
import io.labelguard.core.report.Report;
import io.labelguard.core.report.ReportBuilder;
import io.labelguard.core.report.link.DocsUrl;
import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.json.JsonWriter;
import io.labelguard.policy.json.MalformedJsonException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Alerts that the tests of this package send.
public final class AlertsOfTests {

  static final String HOSTILE = "<!channel> <@U0123> `x` *b*\u001b[31m\r\nLG000 ok \u202eedoc";

  private static final String USER_AGENT = "aws-cli/2.31.20 md/awscrt#0.27.6 ua/2.1";

  private static final String POLICY =
      """
      {"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "s3:*",
         "Resource": "arn:aws:s3:::gt-labeling-data/*"},
        {"Sid": "OnlyThroughOurEndpoint", "Effect": "Deny", "Principal": "*", "Action": "s3:*",
         "Resource": "arn:aws:s3:::gt-labeling-data/*",
         "Condition": {"StringNotEquals": {"aws:SourceVpce": ["vpce-0c1d2e3f4a5b60789"]}}}]}
      """;

  private static final String FIXED =
      POLICY.replace(
          "[\"vpce-0c1d2e3f4a5b60789\"]",
          "[\"vpce-0c1d2e3f4a5b60789\", \"vpce-08408e335ebf95b40\"]");

  private AlertsOfTests() {}

  public static Alert tightened() {
    return alert(
        List.of(finding("cats-and-dogs"), finding("street-signs")),
        Optional.empty(),
        List.of("The next deploy removes the fix."));
  }

  /// Returns the alert of [#tightened] where the docs have an address.
  public static Alert tightened(DocsUrl docs) {
    List<Finding> findings = List.of(finding("cats-and-dogs"), finding("street-signs"));
    Alert plain = tightened();
    return new Alert(
        plain.id(),
        plain.account(),
        plain.region(),
        new ReportBuilder(situation(findings), findings)
            .change(plain.event())
            .docs(Optional.of(docs))
            .build(),
        plain.event(),
        findings,
        Optional.empty(),
        plain.notes(),
        Optional.empty());
  }

  public static Alert applied(FixOutcome.Result result) {
    return alert(
        List.of(finding("cats-and-dogs")),
        Optional.of(
            new FixOutcome(
                Target.bucket("gt-labeling-data"),
                result,
                Optional.of(
                    new FixOutcome.Write(
                        "81edfaa3-7c1e-4d8f-9b1a-2f7f5a3c9e10", new Purpose.Fix())),
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
        new ReportBuilder(hostileSituation(), List.of(finding))
            .headline(HOSTILE)
            .change(Optional.of(event(HOSTILE)))
            .notes(List.of(Note.of(HOSTILE)))
            .build(),
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
        "lg-0123456789abcdef0123",
        "111122223333",
        "us-east-1",
        report(findings, applied, notes),
        Optional.of(event(USER_AGENT)),
        findings,
        applied,
        notes,
        Optional.empty());
  }

  private static Report report(
      List<Finding> findings, Optional<FixOutcome> applied, List<String> notes) {
    ReportBuilder report =
        new ReportBuilder(situation(findings), findings)
            .change(Optional.of(event(USER_AGENT)).filter(_ -> applied.isEmpty()))
            .notes(notes.stream().map(Note::of).toList())
            .handling(
                new Handling(
                    OwnFix.NONE,
                    applied.isPresent() ? List.of("street-signs") : List.of(),
                    List.of(),
                    Optional.of(LocalDate.parse("2026-12-20"))));
    applied.ifPresent(outcome -> report.headline(Headline.of(outcome, findings, "us-east-1")));
    return report.build();
  }

  /// The bucket that the findings are about, and their jobs: the first has the fewest objects left.
  private static Situation situation(List<Finding> findings) {
    List<LabelingJob> jobs = new ArrayList<>();
    for (Finding finding : findings) {
      jobs.add(job(finding.job().orElseThrow(), 100 + jobs.size()));
    }
    return Jobs.situation(Jobs.bucket(POLICY), jobs.toArray(LabelingJob[]::new));
  }

  private static LabelingJob job(String name, int left) {
    try {
      return LabelingDocuments.labelingJob(
          JsonReader.read(JsonWriter.object(out -> members(name, left, out))),
          Optional.of("us-east-1"),
          Optional.of("111122223333"));
    } catch (MalformedJsonException e) {
      throw new IllegalArgumentException(name, e);
    }
  }

  private static void members(String name, int left, JsonWriter out) {
    out.text("LabelingJobName", name)
        .text("LabelingJobStatus", "InProgress")
        .text("RoleArn", "arn:aws:iam::111122223333:role/GroundTruthExecutionRole")
        .object(
            "LabelCounters", each -> each.number("TotalLabeled", 1000).number("Unlabeled", left))
        .object("OutputConfig", each -> each.text("S3OutputPath", "s3://gt-labeling-data/output/"));
  }

  private static Situation hostileSituation() {
    return new Situation(
        Optional.of(HOSTILE),
        Optional.of(HOSTILE),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        GroundTruthEndpoints.bundled());
  }

  public static Finding finding(String job) {
    return finding(job, FIXED);
  }

  public static Finding finding(String job, String policy) {
    return finding("gt-labeling-data", job, policy);
  }

  static Finding findingAt(String bucket) {
    return finding(bucket, "job", "{}");
  }

  private static Finding finding(String bucket, String job, String policy) {
    return new Finding(
        CheckId.GROUND_TRUTH_DENIED,
        Severity.CRITICAL,
        Consequence.FAILS_AT_NEXT_BATCH,
        About.access(bucket, job, AccessPath.GROUND_TRUTH),
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
