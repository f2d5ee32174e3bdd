package io.labelguard.core.guard;

import io.labelguard.core.event.GuardEvent;
import io.labelguard.core.fix.workforce.PortalCidrs;
import io.labelguard.core.guard.Settings.FurtherFixes;
import io.labelguard.core.labeling.CorsRule;
import io.labelguard.core.labeling.LabelingDocuments;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.FixRequest;
import io.labelguard.core.record.Intent;
import io.labelguard.core.record.Target;
import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.json.MalformedJsonException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// An account with a bucket whose CORS rules may be fixed, and jobs that show what is there.
public final class CorsAccount {

  public static final Target.Cors CORS = Target.cors(TestAccount.BUCKET);

  /// The rule that AWS asks for where tasks show images.
  public static final CorsRule IMAGES =
      new CorsRule(List.of("*"), List.of("GET"), List.of(), List.of("Access-Control-Allow-Origin"));

  /// A rule that lets the company's site put objects.
  public static final CorsRule SITE =
      new CorsRule(List.of("https://www.example.com"), List.of("PUT"), List.of("*"), List.of());

  private CorsAccount() {}

  /// A bucket that the owner chose, with these rules and a job that shows images from it.
  public static TestAccount with(CorsRule... rules) {
    TestAccount account = new TestAccount();
    account.settings = chosen(account.settings);
    account.jobs.add(job("cats", "PRE-BoundingBox"));
    set(account, rules);
    return account;
  }

  public static Settings chosen(Settings settings) {
    return settings.alsoFixing(new FurtherFixes(Set.of("gt-labeling-*"), PortalCidrs.NONE));
  }

  public static void set(TestAccount account, CorsRule... rules) {
    account.cors.put(TestAccount.BUCKET, new Reading.Known<>(List.of(rules)));
  }

  public static List<CorsRule> rules(TestAccount account) {
    return account.cors.get(TestAccount.BUCKET).known().orElseThrow();
  }

  public static FixOutcome fix(TestAccount account) {
    return account.applyFix().apply(new FixRequest(CORS));
  }

  /// The event of a change of the rules by someone.
  public static GuardEvent changed(String id, String actor) {
    return new GuardEvent.BucketSetUpChanged(
        TestAccount.facts(id, "PutBucketCors", actor), TestAccount.BUCKET);
  }

  /// Leaves the newest write of the rules without an outcome, as a run that was killed does.
  ///
  /// @return the write
  public static Intent leaveOpen(TestAccount account) {
    Intent written = account.records.past(CORS).newest().orElseThrow();
    account.records.begin(
        new Intent(
            written.id(),
            written.target(),
            written.purpose(),
            written.by(),
            written.wrote(),
            written.before(),
            written.after(),
            written.begun(),
            Optional.empty()),
        account.records.texts(written));
    return written;
  }

  public static LabelingJob job(String name, String function) {
    return job(name, function, TestAccount.REGION);
  }

  public static LabelingJob job(String name, String function, String region) {
    return job(name, function, region, TestAccount.BUCKET);
  }

  /// @param bucket of the manifest and the output
  public static LabelingJob job(String name, String function, String region, String bucket) {
    String text =
        """
        {"LabelingJobName": "%1$s", "LabelingJobStatus": "InProgress",
         "LabelingJobArn": "arn:aws:sagemaker:%4$s:111122223333:labeling-job/%1$s",
         "RoleArn": "arn:aws:iam::111122223333:role/Gt",
         "InputConfig": {"DataSource": {"S3DataSource": {"ManifestS3Uri": "s3://%2$s/m"}}},
         "OutputConfig": {"S3OutputPath": "s3://%2$s/out/"},
         "HumanTaskConfig": {
          "PreHumanTaskLambdaArn": "arn:aws:lambda:us-east-1:432418664414:function:%3$s"}}
        """
            .formatted(name, bucket, function, region);
    try {
      return LabelingDocuments.labelingJob(
          JsonReader.read(text), Optional.empty(), Optional.empty());
    } catch (MalformedJsonException e) {
      throw new AssertionError(e);
    }
  }
}
