package io.labelguard.core.report.html;

import io.labelguard.core.check.About;
import io.labelguard.core.check.AccessVerdict;
import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.Consequence;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.FixAdvice;
import io.labelguard.core.check.Severity;
import io.labelguard.core.fix.Jobs;
import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.LabelCounters;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.record.Target;
import io.labelguard.core.report.AffectedJob;
import io.labelguard.core.report.CleanThings;
import io.labelguard.core.report.DecidingStatement;
import io.labelguard.core.report.DecidingStatement.DecidingCondition;
import io.labelguard.core.report.DeniedActions;
import io.labelguard.core.report.Handling;
import io.labelguard.core.report.NextStep;
import io.labelguard.core.report.Report;
import io.labelguard.core.report.ReportedCause;
import io.labelguard.core.report.ReportedFix;
import io.labelguard.core.report.TextPlace;
import io.labelguard.core.report.link.Link;
import io.labelguard.policy.model.Effect;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Reports for the tests of the page. Each string of a report can be given from outside.
public final class PageReports {

  static final AuditScope SCOPE = scope("111122223333", "us-east-1");

  private PageReports() {}

  public static AuditScope scope(String account, String region) {
    return new AuditScope(
        Optional.of(account),
        Optional.of(region),
        8,
        4,
        3,
        true,
        1,
        Instant.parse("2026-11-25T20:52:10Z"),
        "0.1.0");
  }

  /// Two buckets that deny and a team: the second bucket has more objects left.
  public static Report typical() {
    return report(
        "CRITICAL: 2 labeling jobs will fail - 2 buckets deny Ground Truth (us-east-1)",
        List.of(
            bucket("gt-scans", List.of(job("xray-triage", 800))),
            bucket("gt-invoices", List.of(job("old-invoices", 900), job("new-invoices", 20))),
            team("legacy-annotators")),
        "cats-and-dogs");
  }

  static Report report(List<ReportedCause> causes) {
    return report("CRITICAL: headline", causes, "cats-and-dogs");
  }

  /// A bucket with this number of jobs.
  public static Report many(int jobs) {
    return report(
        List.of(
            bucket(
                "gt-scans",
                IntStream.range(0, jobs).mapToObj(i -> job("job-" + i, jobs - i)).toList())));
  }

  /// A report whose every string is the same.
  public static Report everywhere(String text) {
    AffectedJob job =
        new AffectedJob(
            text,
            LabelingJob.Status.FAILED,
            Consequence.HAS_ENDED,
            List.of(LabelingJob.Use.MANIFEST),
            Optional.of(new LabelCounters(1, 0, 7)),
            Optional.of(text),
            Optional.empty());
    return new Report(
        text,
        List.of(
            new ReportedCause(
                text,
                Optional.of(Target.bucket(text)),
                List.of(
                    finding(CheckId.GROUND_TRUTH_DENIED, about(text, text), text),
                    finding(CheckId.WORKERS_DENIED, about(text, text), "another " + text)),
                List.of(job),
                List.of(new DeniedActions(AccessPath.GROUND_TRUTH, List.of(text))),
                List.of(statement(text)),
                new ReportedFix(
                    FixAdvice.Status.PROVEN,
                    List.of(text),
                    Optional.of(text.replaceAll("\\R", " ")),
                    Optional.of(text),
                    Optional.empty(),
                    List.of(text, "Run: aws s3api " + text)),
                List.of(text)),
            team(text)),
        new CleanThings(List.of(verdict(text)), List.of(text), List.of(text), List.of(text)),
        List.of(text),
        Handling.NONE,
        List.of(new NextStep(text, text)),
        Optional.empty(),
        List.of(text),
        List.of(text),
        List.of(new Link(text, "https://example.com/")));
  }

  static ReportedCause bucket(String name, List<AffectedJob> jobs) {
    return new ReportedCause(
        "CRITICAL: " + name + " denies Ground Truth",
        Optional.of(Target.bucket(name)),
        jobs.stream()
            .map(
                job ->
                    finding(
                        CheckId.GROUND_TRUTH_DENIED,
                        about(name, job.name()),
                        "Ground Truth can no longer read for " + job.name() + "."))
            .toList(),
        jobs,
        List.of(
            new DeniedActions(AccessPath.GROUND_TRUTH, List.of("s3:GetObject", "s3:PutObject"))),
        List.of(statement("OnlyOurs")),
        new ReportedFix(
            FixAdvice.Status.PROVEN,
            List.of("  Deny \"OnlyOurs\"", "+     \"vpce-08408e335ebf95b40\"", "-\t\"old\""),
            Optional.of("--- before\n+++ after\n-old\n+new"),
            Optional.of("{}"),
            Optional.empty(),
            List.of()),
        List.of());
  }

  static ReportedCause team(String name) {
    return new ReportedCause(
        "HIGH: leaked worker links open from anywhere - team " + name,
        Optional.of(Target.team(name)),
        List.of(
            new Finding(
                CheckId.TEAM_UNCONSTRAINED,
                Severity.HIGH,
                Consequence.LINKS_OPEN,
                new About.Team(name),
                Finding.Evidence.NONE,
                "Team " + name + " has no constraint.",
                FixAdvice.none())),
        List.of(),
        List.of(),
        List.of(),
        new ReportedFix(
            FixAdvice.Status.PROPOSED,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of("Run, with its members: aws sagemaker update-workteam --workteam-name T")),
        List.of());
  }

  static AffectedJob job(String name, long left) {
    return new AffectedJob(
        name,
        LabelingJob.Status.IN_PROGRESS,
        Consequence.FAILS_AT_NEXT_BATCH,
        List.of(LabelingJob.Use.MANIFEST),
        Optional.of(new LabelCounters(100, 0, left)),
        Optional.empty(),
        Optional.empty());
  }

  private static Report report(String headline, List<ReportedCause> causes, String cleanJob) {
    return new Report(
        headline,
        causes,
        new CleanThings(
            List.of(verdict(cleanJob)),
            List.of(cleanJob),
            List.of("gt-labeling-data"),
            List.of("reviewers")),
        List.of(),
        Handling.NONE,
        List.of(new NextStep("labelguard audit --details", "every finding")),
        Optional.empty(),
        List.of("No trail logs management events."),
        List.of("CORS rules of the buckets that workers read"),
        List.of(
            new Link("Bucket", "https://us-east-1.console.aws.amazon.com/s3?a=1&b=2"),
            new Link("Other", "http://us-east-1.console.aws.amazon.com/")));
  }

  private static AccessVerdict verdict(String job) {
    return new AccessVerdict(
        Jobs.job(job),
        job + "-bucket",
        AccessPath.GROUND_TRUTH,
        AccessVerdict.Verdict.ALLOWED,
        List.of("s3:GetObject"));
  }

  private static About about(String bucket, String job) {
    return About.access(bucket, job, AccessPath.GROUND_TRUTH);
  }

  private static Finding finding(CheckId check, About about, String message) {
    return new Finding(
        check,
        Severity.CRITICAL,
        Consequence.FAILS_AT_NEXT_BATCH,
        about,
        Finding.Evidence.NONE,
        message,
        FixAdvice.none());
  }

  private static DecidingStatement statement(String text) {
    return new DecidingStatement(
        1,
        2,
        Optional.of(text),
        Effect.DENY,
        new TextPlace(1, 1, 1, text),
        Optional.of(new DecidingCondition("StringNotEquals", text, List.of(text), true)),
        Optional.of(text));
  }
}
