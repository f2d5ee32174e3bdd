package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.labelguard.tests.Repository;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A statement that a job of another account's role depends on is gone, as the commands see it.
class GrantRemovedTest {

  private static final String BUCKET = "gt-labeling-data";

  private static final String WORLD =
      """
      {"account": "111122223333", "region": "us-east-1", "now": "2026-11-20T10:00:00Z",
       "buckets": [{"name": "gt-labeling-data" POLICY}],
       "seen": [{"bucket": "gt-labeling-data",
         "from": "2026-11-19T10:00:00Z", "to": "2026-11-20T09:00:00Z",
         "policy": {"Version": "2012-10-17", "Statement": [
           {"Sid": "Partner", "Effect": "Allow",
            "Principal": {"AWS": "arn:aws:iam::444455556666:role/Partner"}, "Action": "s3:*",
            "Resource": ["arn:aws:s3:::gt-labeling-data", "arn:aws:s3:::gt-labeling-data/*"]}]}}],
       "jobs": [
        {"LabelingJobName": "cats", "LabelingJobStatus": "InProgress",
         "LabelingJobArn": "arn:aws:sagemaker:us-east-1:111122223333:labeling-job/cats",
         "RoleArn": "arn:aws:iam::444455556666:role/Partner",
         "CreationTime": "2026-11-20T08:00:00Z",
         "InputConfig": {"DataSource": {"S3DataSource": {
           "ManifestS3Uri": "s3://gt-labeling-data/in.manifest"}}},
         "OutputConfig": {"S3OutputPath": "s3://gt-labeling-data/out/",
           "KmsKeyId": "arn:aws:kms:us-east-1:444455556666:key/0a1b2c3d-1111-2222-3333-444455556666"},
         "HumanTaskConfig": {
           "WorkteamArn": "arn:aws:sagemaker:us-east-1:111122223333:workteam/private-crowd/t"}}]}
      """;

  private static final String OTHER =
      """
      , "policy": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
          "Principal": {"AWS": "arn:aws:iam::444455556666:ROLE"}, "Action": "s3:*",
          "Resource": ["arn:aws:s3:::gt-labeling-data", "arn:aws:s3:::gt-labeling-data/*"]}]}\
      """;

  @TempDir Path folder;

  @Test
  void anAuditComparesWithWhatWasSeen() {
    assertRemoved(audit("").lines("finding"));
    assertRemoved(audit(OTHER.replace("ROLE", "role/Another")).lines("finding"));
    assertThat(audit(OTHER.replace("ROLE", "root")).lines("finding"))
        .noneMatch(GrantRemovedTest::isGrant);
  }

  @Test
  void anEventOfThePolicyComparesWithWhatWasSeen() {
    assertRemoved(
        Command.run(
                "replay",
                "--format=json",
                "--world",
                world(""),
                Repository.root().resolve("events/03-policy-tightened.json"))
            .lines("finding"));
  }

  private static void assertRemoved(Iterable<JsonNode> findings) {
    assertThat(findings)
        .filteredOn(GrantRemovedTest::isGrant)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.path("severity").asText()).isEqualTo("critical");
              assertThat(finding.path("bucket").asText()).isEqualTo(BUCKET);
              assertThat(finding.path("job").asText()).isEqualTo("cats");
              assertThat(finding.path("actions")).hasSize(5);
            });
  }

  private static boolean isGrant(JsonNode finding) {
    return finding.path("check").asText().equals("LG104");
  }

  private Command audit(String policy) {
    return Command.run("audit", "--format=json", "--world", world(policy));
  }

  private Path world(String policy) {
    return Command.file(folder, "world.json", WORLD.replace(" POLICY", policy));
  }
}
