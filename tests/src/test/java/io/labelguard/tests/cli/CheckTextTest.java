package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.tests.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a person reads of `check`, and what it writes for the policy's source.
class CheckTextTest {

  private static final Path EXAMPLES = Repository.root().resolve("docs/examples");

  @TempDir Path folder;

  @Test
  void aCauseSaysWhatBreaksWhichLineDecidesWhatItCostsAndWhatHelps() {
    Path policy = folder.resolve("p.json");
    copy(EXAMPLES.resolve("new-policy.json"), policy);
    Command run = check(policy);

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out().replace(policy.toString(), "p.json"))
        .startsWith(
            """
            CRITICAL: 1 labeling job will fail - gt-labeling-data denies Ground Truth
            (us-east-1)
            LG101

            """)
        .contains(
            """
                 |                                                 ^^^^^^^^^^^^^^^^^^^^^^^
                 Ground Truth comes through vpce-08408e335ebf95b40 in Region us-east-1.
              Denied    AbortMultipartUpload, GetBucketLocation, GetObject, ListBucket,
                        PutObject
              At risk   cats-and-dogs (in progress): manifest, output, label categories and
                        UI template; 900 of 1,200 objects not yet labeled
              When      At the next batch. Until then the job still says InProgress.
              Fix       proven safe

                    Deny "OnlyFromOurVpc"
                      Condition > StringNotEquals > aws:SourceVpce
                  +     "vpce-08408e335ebf95b40"
                  + Deny "LabelguardCompanion1": closes that endpoint to other accounts

            Found 1 problem (1 critical) in 1 job and 1 bucket. 1 bucket has a proven fix.
            Not checked:\
            """)
        .containsPattern(
            "\nNext: {2}labelguard check --policy \\S+ --job \\S+ --write fixed.json\n")
        .endsWith("       labelguard explain LG101   why this happens\n");
    assertThat(run.out().lines())
        .filteredOn(line -> !line.contains("labelguard ") && !line.contains(policy.toString()))
        .allMatch(line -> line.length() <= 80);
  }

  @Test
  void detailsAddTheWholeMessageAndDiff() {
    assertThat(check(EXAMPLES.resolve("new-policy.json"), "--details").out())
        .contains("+++ bucket policy after", "arn:aws:iam::111122223333:role/");
    assertThat(check(EXAMPLES.resolve("new-policy.json"), "--diff").out())
        .contains("+++ bucket policy after")
        .doesNotContain("arn:aws:iam::111122223333:role/");
  }

  @Test
  void whatIsWrittenIsTheFixedPolicyAndIsClean() throws IOException {
    Path fixed = folder.resolve("fixed.json");
    Command run = check(EXAMPLES.resolve("new-policy.json"), "--write", fixed);

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("Wrote the fixed policy to ");
    assertThat(run.out()).doesNotContain("--write fixed.json");
    assertThat(Files.readString(fixed)).contains("vpce-08408e335ebf95b40", "LabelguardCompanion1");

    Command again = check(fixed, "--write", folder.resolve("none.json"));
    assertThat(again.exit()).isZero();
    assertThat(again.err()).endsWith("none.json was not written: there is no proven fix.\n");
    assertThat(folder.resolve("none.json")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"json,[", "hcl,jsonencode({", "yaml,- Sid: "})
  void printHasNothingButTheStatementsForTheSource(String form, String start) {
    Command run = check(EXAMPLES.resolve("new-policy.json"), "--print", form);

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out())
        .startsWith(start)
        .contains("OnlyFromOurVpc", "vpce-08408e335ebf95b40", "LabelguardCompanion1")
        .doesNotContain("CRITICAL");
  }

  @Test
  void printWithoutAFixSaysSoAndPrintsNothing() {
    Command run = check(EXAMPLES.resolve("old-policy.json"), "--print", "json");

    assertThat(run.out()).isEmpty();
    assertThat(run.err()).isEqualTo("Nothing was printed: there is no proven fix.\n");
    assertThat(
            check(EXAMPLES.resolve("new-policy.json"), "--print", "hcl", "--format", "json").exit())
        .isEqualTo(2);
  }

  private static Command check(Path policy, Object... more) {
    Object[] all = new Object[5 + more.length];
    all[0] = "check";
    all[1] = "--policy";
    all[2] = policy;
    all[3] = "--job";
    all[4] = EXAMPLES.resolve("job.json");
    System.arraycopy(more, 0, all, 5, more.length);
    return Command.run(all);
  }

  private static void copy(Path from, Path to) {
    try {
      Files.copy(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
