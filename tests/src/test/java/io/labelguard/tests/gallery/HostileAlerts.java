package io.labelguard.tests.gallery;

import io.labelguard.core.check.About;
import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.BucketPolicyState;
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
import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.GroundTruthEndpoints;
import io.labelguard.core.labeling.LabelingDocuments;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Workforce;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.Purpose;
import io.labelguard.core.record.Target;
import io.labelguard.core.report.Handling;
import io.labelguard.core.report.Headline;
import io.labelguard.core.report.OwnFix;
import io.labelguard.core.report.Report;
import io.labelguard.core.report.ReportBuilder;
import io.labelguard.core.report.message.Alert;
import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.json.JsonWriter;
import io.labelguard.policy.json.MalformedJsonException;
import io.labelguard.policy.model.MalformedPolicyException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Alerts in which one field from outside has another value than usual.
final class HostileAlerts {

  private static final Instant TIME = Instant.parse("2026-11-20T09:20:05Z");

  private final OutsideField field;
  private final String value;

  private HostileAlerts(OutsideField field, String value) {
    this.field = field;
    this.value = value;
  }

  /// Returns one alert of each kind by its name.
  static SortedMap<String, Alert> with(OutsideField field, String value) {
    HostileAlerts alerts = new HostileAlerts(field, value);
    return new TreeMap<>(
        Map.of(
            "found", alerts.alert(alerts.denied(), Optional.empty()),
            "team", alerts.alert(alerts.team(), Optional.empty()),
            "workers", alerts.alert(alerts.denied().subList(1, 2), Optional.empty()),
            "workforce", alerts.alert(alerts.workforce(), Optional.empty()),
            "applied", alerts.alert(alerts.denied(), Optional.of(alerts.outcome(alerts.bucket()))),
            "unclear", alerts.alert(alerts.team(), Optional.of(alerts.unclear())),
            "note", alerts.alert(List.of(), Optional.empty())));
  }

  private String at(OutsideField asked) {
    return asked == field ? value : asked.harmless();
  }

  private Target.Fixable bucket() {
    return Target.bucket(at(OutsideField.BUCKET));
  }

  private Alert alert(List<Finding> findings, Optional<FixOutcome> applied) {
    return new Alert(
        at(OutsideField.ALERT_ID),
        at(OutsideField.ACCOUNT),
        at(OutsideField.REGION),
        report(findings, applied),
        Optional.of(event()),
        findings,
        applied,
        List.of(at(OutsideField.NOTE)),
        applied.map(_ -> at(OutsideField.SOURCE)));
  }

  private Report report(List<Finding> findings, Optional<FixOutcome> applied) {
    ReportBuilder report =
        new ReportBuilder(situation(), findings)
            .change(Optional.of(event()))
            .notes(
                List.of(
                    Note.of(at(OutsideField.NOTE)), Note.notChecked(at(OutsideField.NOT_CHECKED))))
            .handling(
                new Handling(
                    OwnFix.NONE,
                    applied.map(_ -> at(OutsideField.JOB)).stream().toList(),
                    applied.map(_ -> "+ Deny \"" + at(OutsideField.SID) + "\"").stream().toList(),
                    Optional.of(LocalDate.parse("2026-12-20"))));
    applied.ifPresent(
        outcome -> report.headline(Headline.of(outcome, findings, at(OutsideField.REGION))));
    if (findings.isEmpty() && applied.isEmpty()) {
      report.headline(
          Headline.about(
              "MEDIUM",
              "a tag lets Labelguard write more - bucket ",
              at(OutsideField.BUCKET),
              "",
              at(OutsideField.REGION)));
    }
    return report.build();
  }

  private List<Finding> denied() {
    FixAdvice proven = FixAdvice.proven("@@ -1 +1 @@\n-old\n" + at(OutsideField.DIFF), fixed());
    FixAdvice byHand = FixAdvice.none(at(OutsideField.STEP));
    return List.of(
        access(AccessPath.GROUND_TRUTH, CheckId.GROUND_TRUTH_DENIED, proven),
        access(AccessPath.WORKERS, CheckId.WORKERS_DENIED, byHand));
  }

  private Finding access(AccessPath path, CheckId check, FixAdvice fix) {
    boolean workers = path == AccessPath.WORKERS;
    return new Finding(
        check,
        workers ? Severity.HIGH : Severity.CRITICAL,
        workers ? Consequence.WORKERS_SEE_NO_IMAGES : Consequence.FAILS_AT_NEXT_BATCH,
        About.access(at(OutsideField.BUCKET), at(OutsideField.JOB), path),
        new Finding.Evidence(
            List.of(at(OutsideField.ACTION)),
            List.of(new StatementRef(0, Optional.of(at(OutsideField.SID)))),
            List.of(at(OutsideField.UNKNOWN_KEY))),
        sentence(),
        fix);
  }

  private List<Finding> team() {
    return List.of(
        finding(
            CheckId.TEAM_UNCONSTRAINED,
            Severity.HIGH,
            Consequence.LINKS_OPEN,
            new About.Team(at(OutsideField.TEAM)),
            FixAdvice.proposed(at(OutsideField.STEP))));
  }

  private List<Finding> workforce() {
    return List.of(
        finding(
            CheckId.WORKFORCE_OPEN,
            Severity.MEDIUM,
            Consequence.PORTAL_OPEN,
            new About.Workforce(at(OutsideField.WORKFORCE)),
            FixAdvice.none(at(OutsideField.STEP))));
  }

  private Finding finding(
      CheckId check, Severity severity, Consequence consequence, About about, FixAdvice fix) {
    return new Finding(check, severity, consequence, about, Finding.Evidence.NONE, sentence(), fix);
  }

  private String sentence() {
    return "It is denied: " + at(OutsideField.MESSAGE);
  }

  private FixOutcome outcome(Target.Fixable target) {
    return outcome(target, FixOutcome.Result.APPLIED);
  }

  private FixOutcome unclear() {
    return outcome(Target.team(at(OutsideField.TEAM)), FixOutcome.Result.CANNOT_TELL);
  }

  private FixOutcome outcome(Target.Fixable target, FixOutcome.Result result) {
    return new FixOutcome(
        target,
        result,
        Optional.of(new FixOutcome.Write(at(OutsideField.FIX_ID), new Purpose.Fix())),
        Optional.of("@@ -1 +1 @@\n-old\n" + at(OutsideField.DIFF)),
        Optional.empty(),
        Optional.of("{}"),
        List.of(at(OutsideField.OUTCOME_REASON)));
  }

  private EventFacts event() {
    return new EventFacts(
        at(OutsideField.EVENT_ID),
        at(OutsideField.CALL),
        at(OutsideField.ACCOUNT),
        at(OutsideField.REGION),
        TIME,
        new Actor(
            Optional.of(at(OutsideField.ACTOR)),
            Optional.of(at(OutsideField.ISSUER)),
            Optional.of(at(OutsideField.CALLER_ACCOUNT)),
            Optional.of(at(OutsideField.USER_AGENT)),
            Optional.of(at(OutsideField.SOURCE_IP)),
            Optional.of(at(OutsideField.INVOKED_BY))),
        Optional.empty());
  }

  private Situation situation() {
    return new Situation(
        Optional.of(at(OutsideField.ACCOUNT)),
        Optional.of(at(OutsideField.REGION)),
        List.of(
            new Bucket(
                at(OutsideField.BUCKET),
                Optional.of(at(OutsideField.REGION)),
                Optional.of(at(OutsideField.ACCOUNT)),
                policy())),
        List.of(job()),
        List.of(),
        Optional.of(
            Workforce.of(
                at(OutsideField.WORKFORCE),
                Optional.empty(),
                List.of(at(OutsideField.CIDR)),
                Optional.empty(),
                false)),
        Optional.empty(),
        GroundTruthEndpoints.bundled());
  }

  private BucketPolicyState policy() {
    String text = text(List.of(at(OutsideField.CONDITION_VALUE)));
    try {
      return new BucketPolicyState.Readable(PolicyReader.live(text));
    } catch (MalformedPolicyException e) {
      return new BucketPolicyState.Unreadable(text, e.problem().text());
    }
  }

  private String fixed() {
    List<String> values = new ArrayList<>(List.of(at(OutsideField.CONDITION_VALUE)));
    values.add("vpce-08408e335ebf95b40");
    return text(values);
  }

  private String text(List<String> values) {
    return JsonWriter.object(
        out ->
            out.text("Version", "2012-10-17")
                .objects("Statement", List.of(values), this::statement));
  }

  private void statement(List<String> values, JsonWriter out) {
    out.text("Sid", at(OutsideField.SID))
        .text("Effect", "Deny")
        .text("Principal", "*")
        .text("Action", "s3:*")
        .text("Resource", "arn:aws:s3:::gt-labeling-data/*")
        .object(
            "Condition",
            condition ->
                condition.object(
                    "StringNotEquals", test -> test.texts(at(OutsideField.OPERATOR_KEY), values)));
  }

  private LabelingJob job() {
    try {
      return LabelingDocuments.labelingJob(
          JsonReader.read(JsonWriter.object(this::members)),
          Optional.of(at(OutsideField.REGION)),
          Optional.of(at(OutsideField.ACCOUNT)));
    } catch (MalformedJsonException e) {
      throw new AssertionError(value, e);
    }
  }

  private void members(JsonWriter out) {
    out.text("LabelingJobName", at(OutsideField.JOB))
        .text("LabelingJobStatus", "InProgress")
        .text("RoleArn", "arn:aws:iam::111122223333:role/GroundTruthExecutionRole")
        .text("FailureReason", at(OutsideField.FAILURE_REASON))
        .object("LabelCounters", each -> each.number("TotalLabeled", 1000).number("Unlabeled", 350))
        .object(
            "OutputConfig",
            each -> each.text("S3OutputPath", "s3://" + at(OutsideField.BUCKET) + "/output/"));
  }
}
