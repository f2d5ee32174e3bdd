package io.labelguard.core.guard.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.Finding;
import io.labelguard.core.event.Actor;
import io.labelguard.core.event.EventFacts;
import io.labelguard.core.event.GuardEvent;
import io.labelguard.core.guard.TestAccount;
import io.labelguard.core.labeling.LabelingDocuments;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.console.ConsolePrincipal;
import io.labelguard.core.report.message.Alert;
import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.json.MalformedJsonException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is published of people who start jobs in the console.
class ConsoleTroublesTest {

  private static final String ROLE = "arn:aws:iam::111122223333:role/team/Labelers";
  private static final String SESSION = "arn:aws:sts::111122223333:assumed-role/Labelers/ann";

  /// Exempts Ground Truth's endpoint and leaves the workers alone, but lets nobody in the console
  /// write.
  private static final String CLOSED =
      TestAccount.TIGHT
          .replace("\"s3:GetObject\",", "")
          .replace(
              "\"vpce-0c1d2e3f4a5b60789\"",
              "\"vpce-0c1d2e3f4a5b60789\",\"vpce-08408e335ebf95b40\"");

  private final TestAccount account = new TestAccount();

  @BeforeEach
  void withAJobInAClosedBucket() {
    account.jobs.add(job());
    account.policies.put(TestAccount.BUCKET, CLOSED);
  }

  @Test
  void theCreatorInTheConsoleIsJudgedAtOnceAndRemembered() {
    assertThat(people(account.guard().handle(created(true)).findings())).containsExactly(ROLE);
    assertThat(people(sweep())).containsExactly(ROLE);
    assertThat(people(account.guard().handle(account.policyChanged("e-2")).findings()))
        .containsExactly(ROLE);
    assertThat(subjects()).hasSize(1).first().asString().contains("the console fails");
  }

  @Test
  void aCreatorOutsideTheConsoleIsNotJudged() {
    assertThat(people(account.guard().handle(created(false)).findings())).isEmpty();
    assertThat(people(sweep())).isEmpty();
  }

  @Test
  void thoseOfTheParameterAreJudgedForEveryJob() {
    account.settings =
        account.settings.alsoInConsole(
            Stream.of("arn:aws:iam::111122223333:user/ann", "arn:aws:iam::111122223333:user/bob")
                .map(arn -> ConsolePrincipal.parse(arn).orElseThrow())
                .toList());
    assertThat(people(account.guard().handle(account.policyChanged("e-1")).findings()))
        .containsExactly(
            "arn:aws:iam::111122223333:user/ann", "arn:aws:iam::111122223333:user/bob");
    assertThat(people(sweep())).hasSize(2);
    assertThat(subjects()).hasSize(1);
  }

  @Test
  void itIsOverWhenThePolicyLetsThePersonIn() {
    account.guard().handle(created(true));
    account.policies.put(
        TestAccount.BUCKET,
        CLOSED.replace("}}]}", ",\"ArnNotEquals\":{\"aws:PrincipalArn\":\"" + ROLE + "\"}}}]}"));
    assertThat(people(sweep())).isEmpty();
    assertThat(subjects()).hasSize(2).last().asString().startsWith("RESOLVED: ");
  }

  @Test
  void anIndexThatIsNotCompleteKnowsTheCreatorToo() {
    account.guard().handle(created(true));
    assertThat(account.index.completeSince(TestAccount.REGION, account.now)).isEmpty();
    assertThat(people(account.guard().handle(account.policyChanged("e-2")).findings()))
        .containsExactly(ROLE);
  }

  private List<String> people(List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.check() == CheckId.CONSOLE_DENIED)
        .map(finding -> finding.resource().orElseThrow())
        .toList();
  }

  private List<String> subjects() {
    return account.alerts.stream()
        .map(Alert::subject)
        .filter(subject -> !subject.contains("CORS"))
        .toList();
  }

  private List<Finding> sweep() {
    account.now = account.now.plus(Duration.ofHours(1));
    return account.sweep().run().findings();
  }

  private static GuardEvent created(boolean console) {
    EventFacts facts = TestAccount.facts("e-1", "CreateLabelingJob", TestAccount.PERSON);
    Actor actor =
        new Actor(
            Optional.of(SESSION),
            Optional.of(ROLE),
            Optional.of(TestAccount.ACCOUNT),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            console);
    return new GuardEvent.LabelingJobCreated(
        new EventFacts(
            facts.id(),
            facts.call(),
            facts.account(),
            facts.region(),
            facts.time(),
            actor,
            facts.error()),
        "signs");
  }

  private static LabelingJob job() {
    try {
      return LabelingDocuments.labelingJob(
          JsonReader.read(
              """
              {"LabelingJobName": "signs", "LabelingJobStatus": "InProgress",
               "LabelingJobArn": "arn:aws:sagemaker:us-east-1:111122223333:labeling-job/signs",
               "RoleArn": "arn:aws:iam::111122223333:role/Gt",
               "InputConfig": {"DataSource": {"S3DataSource": {"ManifestS3Uri": "s3://%1$s/m"}}},
               "OutputConfig": {"S3OutputPath": "s3://%1$s/out/"},
               "HumanTaskConfig": {}}
              """
                  .formatted(TestAccount.BUCKET)),
          Optional.empty(),
          Optional.empty());
    } catch (MalformedJsonException e) {
      throw new AssertionError(e);
    }
  }
}
