package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.labelguard.local.wire.Fault;
import io.labelguard.local.world.World;
import io.labelguard.tests.Repository;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each call of `labelguard doctor` fails while all others are answered.
class DoctorFaultsTest {

  private static final Path CORPUS =
      Repository.root().resolve("tests/src/test/resources/corpus").toAbsolutePath();

  /// Calls without which there is no account or no job to ask about.
  private static final Set<String> NEEDED =
      Set.of("sts GetCallerIdentity", "sagemaker DescribeLabelingJob");

  /// Where S3 does not give the location, the head of the bucket says the Region: it is known.
  private static final String ANSWERED_OTHERWISE = "s3 GetBucketLocation";

  /// Calls that a failed one leaves out, because they need its answer, by the names of
  /// prerequisites that are judged by these.
  private static final Map<String, Set<String>> FOLLOWING =
      Map.of(
          // What a bucket's policy does to workers depends on where these are.
          "sagemaker ListWorkforces",
              Set.of("LG103", "LG202", "LG301", "LG302", "LG303", "LG304", "LG305"),
          "sagemaker DescribeWorkteam",
              Set.of("LG103", "LG301", "LG302", "LG303", "LG304", "LG305"));

  @ParameterizedTest
  @CsvSource({
    "buckets-elsewhere-and-nowhere, cats, ACCESS_DENIED",
    "buckets-elsewhere-and-nowhere, cats, MALFORMED",
    "teams-of-a-workforce-in-a-vpc, paintings, ACCESS_DENIED",
    "teams-of-a-workforce-in-a-vpc, paintings, MALFORMED"
  })
  void aJobIsNeverSaidToRunWhileACallFails(String world, String job, Fault fault)
      throws IOException {
    try (CredentialsAccount account =
        CredentialsAccount.start(
            World.read(CORPUS.resolve(world + ".json")), URI.create("http://127.0.0.1:1"))) {
      account.aws().takeCalls();
      Command well = doctor(job);
      assertThat(verdict(well)).isEqualTo("runs");
      SortedMap<String, Integer> calls = new TreeMap<>(account.aws().takeCalls());
      calls.keySet().removeIf(call -> NEEDED.contains(call) || call.contains("("));
      assertThat(calls.remove(ANSWERED_OTHERWISE)).isNotNull();
      assertThat(calls).hasSizeGreaterThan(8);
      for (String call : calls.keySet()) {
        account.aws().faults().lasting(call.substring(call.indexOf(' ') + 1), "", fault);
        Command run = doctor(job);
        account.aws().faults().heal();
        assertThat(verdict(run)).as("%s: %s", fault, call).isNotEqualTo("runs");
        assertThat(run.exit()).as("%s: %s", fault, call).isNotZero();
        othersAreJudged(well, run, call);
      }
      assertThat(verdict(doctor(job))).isEqualTo("runs");
    }
  }

  private static void othersAreJudged(Command well, Command run, String call) {
    Map<List<String>, String> before = states(well);
    Map<List<String>, String> after = states(run);
    assertThat(after.keySet()).as(call).isEqualTo(before.keySet());
    Set<String> changed = new HashSet<>();
    after.forEach(
        (prerequisite, state) -> {
          if (!state.equals(before.get(prerequisite))) {
            changed.add(prerequisite.getFirst());
          }
        });
    Set<String> expected = new HashSet<>(FOLLOWING.getOrDefault(call, Set.of()));
    run.lines("prerequisite").stream()
        .filter(line -> line.path("apis").toString().contains("\"" + call.replace(' ', ':') + "\""))
        .forEach(line -> expected.add(line.path("check").asText()));
    assertThat(expected).as("what depends on %s", call).containsAll(changed);
  }

  private static Map<List<String>, String> states(Command run) {
    Map<List<String>, String> states =
        new TreeMap<>((one, other) -> one.toString().compareTo(other.toString()));
    for (JsonNode line : run.lines("prerequisite")) {
      states.put(
          List.of(line.path("check").asText(), line.path("resource").asText()),
          line.path("state").asText());
    }
    return states;
  }

  private static Command doctor(String job) {
    return Command.run("doctor", "--job", job, "--format", "json");
  }

  private static String verdict(Command run) {
    List<JsonNode> lines = run.lines("verdict");
    assertThat(lines).as(run.err()).hasSize(1);
    return lines.getFirst().path("verdict").asText();
  }
}
