package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `check` and `audit` print of a job's progress (LG208), and by which clock they judge it.
class JobProgressCommandsTest {

  private static final Instant CREATED = Instant.parse("2026-11-20T08:00:00Z");

  private static final String NO_OBJECT = counters(0, 0);
  private static final String FAILED = counters(12, 900);

  @TempDir Path folder;

  @Test
  void checkPrintsFailedObjects() {
    Path job = job(FAILED, now());

    assertFailedObjects(check(job, "--format=json"));
    assertThat(check(job).out())
        .contains(
            "HIGH: objects fail - labeling job cats-and-dogs (us-east-1)",
            "LG208",
            "12 of 912 objects",
            "/aws/sagemaker/LabelingJobs");
    assertThat(check(job, "--details").out()).contains("LG208", "FailedNonRetryableError");
  }

  @Test
  void auditPrintsFailedObjects() {
    Path world = world(FAILED, CREATED, "");

    assertFailedObjects(audit(world, "--format=json"));
    assertThat(audit(world).out()).contains("cats-and-dogs", "objects fail", "LG208");
    assertThat(audit(world, "--details").out()).contains("LG208", "FailedNonRetryableError");
  }

  @Test
  void theTimeOfTheWorldFileDecidesHowOldAJobIs() {
    assertThat(progress(audit(world(NO_OBJECT, CREATED, "2026-11-20T09:59:00Z"), "--format=json")))
        .isEmpty();
    assertThat(progress(audit(world(NO_OBJECT, CREATED, "2026-11-20T10:01:00Z"), "--format=json")))
        .singleElement()
        .satisfies(line -> assertThat(line.path("severity").asText()).isEqualTo("medium"));
  }

  @Test
  void theTimeOfTheWorldFileDecidesInTheText() {
    assertThat(audit(world(NO_OBJECT, CREATED, "2026-11-20T09:59:00Z")).out())
        .doesNotContain("LG208");
    assertThat(audit(world(NO_OBJECT, CREATED, "2026-11-20T10:01:00Z")).out()).contains("LG208");
  }

  @Test
  void withoutATimeInTheWorldFileTheMachinesClockDecides() {
    Instant now = now();

    assertThat(progress(audit(world(NO_OBJECT, hoursBefore(now, 1), ""), "--format=json")))
        .isEmpty();
    assertThat(progress(audit(world(NO_OBJECT, hoursBefore(now, 3), ""), "--format=json")))
        .hasSize(1);
  }

  @Test
  void checkGoesByTheMachinesClock() {
    Instant now = now();

    assertThat(progress(check(job(NO_OBJECT, hoursBefore(now, 1)), "--format=json"))).isEmpty();
    assertThat(progress(check(job(NO_OBJECT, hoursBefore(now, 3)), "--format=json"))).hasSize(1);
  }

  private static void assertFailedObjects(Command run) {
    assertThat(run.exit()).isEqualTo(1);
    assertThat(progress(run))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.path("severity").asText()).isEqualTo("high");
              assertThat(line.path("job").asText()).isEqualTo("cats-and-dogs");
              assertThat(line.path("message").asText()).startsWith("12 of 912 objects of");
            });
  }

  private static List<JsonNode> progress(Command run) {
    return run.lines("finding").stream()
        .filter(line -> line.path("check").asText().equals("LG208"))
        .toList();
  }

  private Command check(Path job, Object... options) {
    Path policy =
        Command.file(
            folder,
            "policy.json",
            """
            {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*",
             "Action":"s3:GetObject","Resource":"arn:aws:s3:::gt-labeling-data/*",
             "Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}
            """);
    return run(List.of("check", "--policy", policy, "--job", job), options);
  }

  private static Command audit(Path world, Object... options) {
    return run(List.of("audit", "--world", world), options);
  }

  private static Command run(List<Object> command, Object... options) {
    return Command.run(Stream.concat(command.stream(), List.of(options).stream()).toArray());
  }

  private Path job(String counters, Instant created) {
    return Command.file(folder, "job.json", description(counters, created));
  }

  /// @param now the time in the world file, or empty for none
  private Path world(String counters, Instant created, String now) {
    return Command.file(
        folder,
        "world.json",
        """
        {"account":"111122223333","region":"us-east-1",%s
         "buckets":[{"name":"gt-labeling-data"}],"jobs":[%s]}
        """
            .formatted(
                now.isEmpty() ? "" : "\"now\":\"" + now + "\",", description(counters, created)));
  }

  private static String description(String counters, Instant created) {
    return """
    {"LabelingJobName":"cats-and-dogs",
     "LabelingJobArn":"arn:aws:sagemaker:us-east-1:111122223333:labeling-job/cats-and-dogs",
     "LabelingJobStatus":"InProgress","LabelCounters":%s,"CreationTime":"%s",
     "RoleArn":"arn:aws:iam::111122223333:role/service-role/GroundTruthExecutionRole",
     "InputConfig":{"DataSource":{"S3DataSource":{
       "ManifestS3Uri":"s3://gt-labeling-data/manifests/cats-and-dogs.manifest"}}},
     "OutputConfig":{"S3OutputPath":"s3://gt-labeling-data/output/"},
     "HumanTaskConfig":{
       "WorkteamArn":"arn:aws:sagemaker:us-east-1:111122223333:workteam/private-crowd/reviewers"}}
    """
        .formatted(counters, created);
  }

  private static String counters(long failed, long unlabeled) {
    return """
    {"TotalLabeled":0,"HumanLabeled":0,"MachineLabeled":0,"FailedNonRetryableError":%d,\
    "Unlabeled":%d}\
    """
        .formatted(failed, unlabeled);
  }

  private static Instant hoursBefore(Instant time, long hours) {
    return time.minus(Duration.ofHours(hours));
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }
}
