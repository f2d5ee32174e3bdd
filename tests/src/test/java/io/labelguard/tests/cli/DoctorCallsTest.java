package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.labelguard.local.world.World;
import io.labelguard.tests.Repository;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// How many calls `labelguard doctor` makes about one job: each API once for each thing, whatever
/// number of checks looks at its answer.
///
/// The SCPs and RCPs are left out: an account that may read them is asked for each policy of each
/// level.
class DoctorCallsTest {

  private static final Path CORPUS =
      Repository.root().resolve("tests/src/test/resources/corpus").toAbsolutePath();
  private static final int OTHERS = 16;
  private static final String CONTROL_POLICIES =
      "organizations (ListParents|ListPoliciesForTarget|DescribePolicy)";

  @ParameterizedTest
  @MethodSource("worlds")
  void noJobTakesMoreCallsThanItsThingsAllow(String name) throws IOException {
    Path file = CORPUS.resolve(name);
    JsonNode world = Command.tree(Files.readString(file));
    try (CredentialsAccount account =
        CredentialsAccount.start(World.read(file), URI.create("http://127.0.0.1:1"))) {
      for (JsonNode job : world.path("jobs")) {
        account.aws().takeCalls();
        Command run =
            Command.run(
                "doctor", "--job", job.path("LabelingJobName").asText(), "--format", "json");
        SortedMap<String, Integer> calls = account.aws().takeCalls();
        assertThat(run.lines("verdict").getFirst().path("calls").asInt())
            .as("the count that is printed")
            .isEqualTo(sum(calls, ".*") - sum(calls, "sts .*"));
        calls.keySet().removeIf(call -> call.matches(CONTROL_POLICIES));
        JsonNode role = roleOf(job, world);
        int buckets =
            (int)
                run.lines("prerequisite").stream()
                    .filter(line -> line.path("check").asText().equals("LG201"))
                    .count();
        int keys = world.path("keys").size() + job.findValues("KmsKeyId").size();
        int boundary = role.has("PermissionsBoundary") ? 1 : 0;
        each(calls, "iam GetPolicy(Version)?", role.path("AttachedPolicies").size() + boundary);
        each(calls, "iam GetRolePolicy", role.path("Policies").size());
        // Where a bucket refuses its location, its head names the Region with a refusal, too. The
        // SDK then asks again in that Region.
        each(calls, "s3 HeadBucket", 2 * buckets);
        calls.remove("s3 HeadBucket");
        each(calls, "s3 .*", buckets);
        assertThat(sum(calls, "s3 .*")).as("%s", calls).isLessThanOrEqualTo(5 * buckets);
        each(calls, "kms .*", keys);
        each(calls, "lambda .*", job.findValuesAsText("PreHumanTaskLambdaArn").size() + 1);
        calls
            .keySet()
            .removeIf(call -> call.matches("s3 .*|kms .*|lambda .*|iam Get(Role)?Policy.*"));
        each(calls, "(iam|sagemaker|ec2|organizations|sts|logs) .*", 1);
        assertThat(sum(calls, ".*")).as("%s", calls).isLessThanOrEqualTo(OTHERS);
      }
    }
  }

  private static void each(SortedMap<String, Integer> calls, String operations, int most) {
    calls.forEach(
        (call, times) -> {
          if (call.matches(operations)) {
            assertThat(times).as("%s of %s", call, calls).isLessThanOrEqualTo(most);
          }
        });
  }

  private static int sum(SortedMap<String, Integer> calls, String operations) {
    return calls.entrySet().stream()
        .filter(call -> call.getKey().matches(operations))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  private static JsonNode roleOf(JsonNode job, JsonNode world) {
    for (JsonNode role : world.path("roles")) {
      if (role.at("/Role/Arn").equals(job.path("RoleArn"))) {
        return role;
      }
    }
    return MissingNode.getInstance();
  }

  static List<String> worlds() throws IOException {
    try (Stream<Path> files = Files.list(CORPUS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".json"))
          .sorted()
          .toList();
    }
  }
}
