package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.tests.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `check` answers green for no file of the repository that is in the wrong place.
class WrongPlaceTest {

  private static final Path ROOT = Repository.root();

  /// The answers of AWS that the functions rehearse with.
  private static final String REHEARSAL =
      "functions/lambda/src/main/resources/io/labelguard/lambda/rehearsal/";

  /// Where each file that `check` may judge belongs. Every other pair of file and option is wrong.
  private static final Set<String> RIGHT =
      Set.of(
          "--job docs/examples/job.json",
          "--job events/02-job-on-vpc-only-bucket.json",
          "--job events/23-job-refused-by-sagemaker.json",
          "--job tests/src/test/resources/cases/auth-type/job.json",
          "--job tests/src/test/resources/cases/encryption/job.json",
          "--job tests/src/test/resources/cases/job-forms/sfn-state.json",
          "--job tests/src/test/resources/cases/job-forms/uri-ap-alias.json",
          "--job tests/src/test/resources/cases/policy-forms/job.json",
          "--job tests/src/test/resources/cases/size/job.json",
          "--job tests/src/test/resources/cases/tls12/job.json",
          "--policy docs/examples/mistaken-policy.json",
          "--policy docs/examples/new-policy.json",
          "--policy docs/examples/old-policy.json",
          "--policy functions/policy/src/test/resources/compare/compare-session-path-after.json",
          "--policy functions/policy/src/test/resources/compare/compare-session-path-before.json",
          "--policy functions/policy/src/test/resources/compare/notprincipal-order-after.json",
          "--policy functions/policy/src/test/resources/compare/notprincipal-order-before.json",
          "--policy tests/benchmarks/peers/iam-simulate/20kb.json",
          "--policy tests/benchmarks/peers/iam-simulate/vpc-deny.json",
          "--policy tests/src/test/resources/cases/auth-type/policy-header-only.json",
          "--policy tests/src/test/resources/cases/encryption/policy-aes.json",
          "--policy tests/src/test/resources/cases/encryption/policy-kms.json",
          "--policy tests/src/test/resources/cases/job-forms/policy.json",
          "--policy tests/src/test/resources/cases/policy-forms/crlf-bom.json",
          "--policy tests/src/test/resources/cases/policy-forms/get-bucket-policy.json",
          "--policy tests/src/test/resources/cases/size/policy-deny-min.json",
          "--policy tests/src/test/resources/cases/size/policy-deny-pretty.json",
          "--policy tests/src/test/resources/cases/tls12/policy.json",
          "--policy tests/src/test/resources/cases/values/comma-joined.json",
          "--policy tests/src/test/resources/cases/values/one-digit-short.json",
          "--policy tests/src/test/resources/cases/values/placeholders.json",
          "--workforce " + REHEARSAL + "DescribeWorkforce.json",
          "--workforce " + REHEARSAL + "ListWorkforces.json",
          "--workforce tests/src/test/resources/cases/auth-type/workforce.json",
          "--workteam tests/src/test/resources/cases/auth-type/team.json");

  @Test
  void noFileInTheWrongPlaceIsFine() throws IOException {
    Set<String> fine = new TreeSet<>();
    int wrong = 0;
    for (Path file : fixtures()) {
      for (String option : List.of("--policy", "--job", "--workteam", "--workforce")) {
        String place = option + " " + ROOT.relativize(file);
        if (RIGHT.contains(place)) {
          continue;
        }
        wrong++;
        for (Command run : runs(option, file)) {
          if (run.exit() == 0) {
            fine.add(place);
          }
          assertThat(run.err()).as(place).doesNotContain("\tat ");
        }
      }
    }
    assertThat(fine).isEmpty();
    assertThat(wrong).isGreaterThan(200);
  }

  @Test
  void everyFileInItsPlaceIsJudged() {
    for (String place : RIGHT) {
      String[] words = place.split(" ", 2);
      assertThat(Command.run("check", words[0], ROOT.resolve(words[1])).exit())
          .as(place)
          .isLessThan(2);
    }
  }

  /// Alone, and beside what belongs in the other places.
  private static List<Command> runs(String option, Path file) {
    List<Object> beside = new ArrayList<>(List.of("check", option, file));
    if (!option.equals("--job")) {
      beside.addAll(List.of("--job", ROOT.resolve("docs/examples/job.json")));
    }
    if (!option.equals("--policy")) {
      beside.addAll(List.of("--policy", ROOT.resolve("docs/examples/old-policy.json")));
    }
    return List.of(Command.run("check", option, file), Command.run(beside.toArray()));
  }

  private static List<Path> fixtures() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String folder : List.of("docs", "events", "functions", "tests", "template.yaml")) {
      try (Stream<Path> found = Files.walk(ROOT.resolve(folder))) {
        found
            .filter(Files::isRegularFile)
            .filter(file -> !ROOT.relativize(file).toString().contains("target/"))
            .filter(file -> file.toString().matches(".*[.](?:json|ya?ml|md|txt|xml|toml|tf)"))
            .sorted()
            .forEach(files::add);
      }
    }
    return files;
  }
}
