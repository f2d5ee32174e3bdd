package io.labelguard.tests.gallery;

import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.BucketPolicyState;
import io.labelguard.core.check.Checks;
import io.labelguard.core.check.JudgedSituation;
import io.labelguard.core.check.Situation;
import io.labelguard.core.event.GuardEvent;
import io.labelguard.core.fix.proposal.FixAdvisor;
import io.labelguard.core.guard.Settings;
import io.labelguard.core.guard.TestAccount;
import io.labelguard.core.labeling.GroundTruthEndpoints;
import io.labelguard.core.labeling.LabelingDocuments;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Workforce;
import io.labelguard.core.record.Target;
import io.labelguard.core.report.Report;
import io.labelguard.core.report.ReportBuilder;
import io.labelguard.core.report.message.Alert;
import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.json.JsonWriter;
import io.labelguard.policy.json.MalformedJsonException;
import io.labelguard.policy.model.MalformedPolicyException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Situations that the guard met in an account, and the last alert that it sent about each.
final class Situations {

  private static final String BUCKET = TestAccount.BUCKET;
  private static final Target.Fixable TARGET = Target.bucket(BUCKET);

  private Situations() {}

  /// Returns the alerts by the name of the situation.
  static Map<String, Alert> alerts() {
    Map<String, Alert> alerts = new LinkedHashMap<>();
    alerts.put("01-one-job", tightened(1));
    alerts.put("02-ten-jobs", tightened(10));
    alerts.put("03-three-hundred-jobs", tightened(300));
    alerts.put("04-new-job-denied", newJob());
    alerts.put("05-team", team());
    alerts.put("06-workforce", workforce());
    alerts.put("07-fix-applied-point-open", fixed());
    alerts.put("08-undo-and-veto", undone());
    alerts.put("09-breaker", breaker());
    alerts.put("10-cannot-tell", unclear());
    alerts.put("11-locked-out", lockedOut());
    alerts.put("12-no-trail", noTrail());
    alerts.put("13-resolved", resolved());
    return alerts;
  }

  /// Returns the report about a labeling job that was denied and has ended.
  static Report endedJob() {
    try {
      Situation situation =
          new Situation(
                  Optional.of(TestAccount.ACCOUNT),
                  Optional.of(TestAccount.REGION),
                  List.of(
                      new Bucket(
                          BUCKET,
                          Optional.of(TestAccount.REGION),
                          Optional.of(TestAccount.ACCOUNT),
                          new BucketPolicyState.Readable(PolicyReader.live(TestAccount.TIGHT)))),
                  List.of(job("cats-and-dogs", "Failed", 350)),
                  List.of(),
                  Optional.empty(),
                  Optional.empty(),
                  GroundTruthEndpoints.bundled())
              .withEndedJobs();
      JudgedSituation judged = new JudgedSituation(situation);
      return new ReportBuilder(
              situation, FixAdvisor.advise(judged, Checks.run(judged), Set.of()).findings())
          .verdicts(judged.verdicts())
          .build();
    } catch (MalformedPolicyException e) {
      throw new AssertionError(e);
    }
  }

  private static Alert tightened(int jobs) {
    TestAccount account = account(Settings.Mode.ALERT);
    for (int number = 2; number <= jobs; number++) {
      account.jobs.add(job("street-signs-" + number, "InProgress", 100 * number));
    }
    account.guard().handle(account.policyChanged("e-1"));
    return last(account);
  }

  private static Alert newJob() {
    TestAccount account = account(Settings.Mode.ALERT);
    account.jobs.clear();
    account.jobs.add(job("xray-triage", "Initializing", 800));
    account
        .guard()
        .handle(
            new GuardEvent.LabelingJobCreated(
                TestAccount.facts("e-1", "CreateLabelingJob", TestAccount.PERSON), "xray-triage"));
    return last(account);
  }

  private static Alert team() {
    TestAccount account = account(Settings.Mode.ALERT);
    account.teams.put("street-annotators", TestAccount.team("street-annotators", false));
    account
        .guard()
        .handle(
            new GuardEvent.WorkteamChanged(
                TestAccount.facts("e-1", "CreateWorkteam", TestAccount.PERSON),
                "street-annotators"));
    return last(account);
  }

  private static Alert workforce() {
    TestAccount account = account(Settings.Mode.ALERT);
    account.workforce =
        Optional.of(
            Workforce.of(
                "default", Optional.empty(), List.of("0.0.0.0/0"), Optional.empty(), false));
    account
        .guard()
        .handle(
            new GuardEvent.WorkforceChanged(
                TestAccount.facts("e-1", "UpdateWorkforce", TestAccount.PERSON), "default"));
    return last(account);
  }

  private static Alert fixed() {
    TestAccount account = account(Settings.Mode.FIX).fixed();
    return last(account);
  }

  private static Alert undone() {
    TestAccount account = account(Settings.Mode.FIX).fixed();
    account.byHand().undo(BUCKET, Optional.empty());
    account.now = account.now.plus(Duration.ofHours(30));
    account.alerts.clear();
    account.guard().handle(account.policyChanged("e-2"));
    return last(account);
  }

  private static Alert breaker() {
    TestAccount account = account(Settings.Mode.FIX);
    for (int write = 0; write < 3; write++) {
      account.records.countWrite(TARGET, 3, account.now, Duration.ofHours(24));
    }
    account.detected();
    account.fix();
    return last(account);
  }

  private static Alert unclear() {
    TestAccount account = account(Settings.Mode.FIX).detected();
    account.storesNothing = true;
    account.fix();
    return last(account);
  }

  private static Alert lockedOut() {
    TestAccount account = account(Settings.Mode.ALERT);
    account.policies.put(
        BUCKET,
        TestAccount.TIGHT.replaceFirst("\"Action\":\\[[^\\]]*\\]", "\"Action\":\"s3:*Policy\""));
    account.guard().handle(account.policyChanged("e-1"));
    return last(account);
  }

  private static Alert noTrail() {
    TestAccount account = account(Settings.Mode.ALERT);
    account.policies.put(BUCKET, TestAccount.OPEN);
    account.trails = Optional.of(false);
    account.sweep().run();
    return last(account);
  }

  private static Alert resolved() {
    TestAccount account = account(Settings.Mode.ALERT);
    account.guard().handle(account.policyChanged("e-1"));
    account.sweep().run();
    account.now = account.now.plus(Duration.ofMinutes(47));
    account.policies.put(BUCKET, TestAccount.OPEN);
    account.guard().handle(account.policyChanged("e-2"));
    return last(account);
  }

  private static Alert last(TestAccount account) {
    return account.alerts.getLast();
  }

  private static TestAccount account(Settings.Mode mode) {
    TestAccount account = TestAccount.tightened();
    account.settings = TestAccount.settings(mode, false, false);
    account.jobs.clear();
    account.jobs.add(job("cats-and-dogs", "InProgress", 350));
    return account;
  }

  /// A job that reads from and writes to the bucket, as DescribeLabelingJob describes it.
  private static LabelingJob job(String name, String status, int left) {
    try {
      return LabelingDocuments.labelingJob(
          JsonReader.read(JsonWriter.object(out -> members(name, status, left, out))),
          Optional.of(TestAccount.REGION),
          Optional.of(TestAccount.ACCOUNT));
    } catch (MalformedJsonException e) {
      throw new AssertionError(name, e);
    }
  }

  private static void members(String name, String status, int left, JsonWriter out) {
    Instant created = TestAccount.CHANGED.minus(Duration.ofDays(2));
    out.text("LabelingJobName", name)
        .text("LabelingJobStatus", status)
        .text("LabelingJobArn", "arn:aws:sagemaker:us-east-1:111122223333:labeling-job/" + name)
        .text("CreationTime", created.toString())
        .text("RoleArn", "arn:aws:iam::111122223333:role/GroundTruthExecutionRole");
    if (status.equals("Failed")) {
      out.text("FailureReason", "ClientError: Access Denied when reading the manifest");
    }
    out.object("LabelCounters", each -> each.number("TotalLabeled", 1000).number("Unlabeled", left))
        .object(
            "InputConfig",
            each ->
                each.object(
                    "DataSource",
                    source ->
                        source.object(
                            "S3DataSource",
                            s3 ->
                                s3.text("ManifestS3Uri", "s3://" + BUCKET + "/" + name + ".json"))))
        .object("OutputConfig", each -> each.text("S3OutputPath", "s3://" + BUCKET + "/output/"))
        .object(
            "HumanTaskConfig",
            each ->
                each.text(
                    "WorkteamArn",
                    "arn:aws:sagemaker:us-east-1:111122223333:workteam/private-crowd/reviewers"));
  }
}
