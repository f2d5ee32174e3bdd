package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelguard.cli.folder.LocalFolder;
import io.labelguard.cli.folder.MalformedFolderException;
import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.record.Completion;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.InMemoryRecords;
import io.labelguard.core.record.Intent;
import io.labelguard.core.record.Looks;
import io.labelguard.core.record.Purpose;
import io.labelguard.core.record.Rearmed;
import io.labelguard.core.record.RecordContents;
import io.labelguard.core.record.Snapshot;
import io.labelguard.core.record.Target;
import io.labelguard.local.world.World;
import io.labelguard.tests.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalFolderTest {

  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00.123456789Z");

  @TempDir Path folder;

  @Test
  void aNewFolderHoldsTheWorldOfTheDemoAndThatIsSaid() {
    Path fresh = folder.resolve("not/there/yet");
    Command first = Command.run("replay", "--local", fresh, Story.TIGHTENED);
    assertThat(first.err()).contains("filled with the demo's world");
    assertThat(fresh.resolve("world.json")).exists();

    Command second = Command.run("audit", "--local", fresh);
    assertThat(second.err()).isEmpty();
    assertThat(second.out()).contains("legacy-annotators");
  }

  @Test
  void aWorldOfOnesOwnIsTaken() {
    Command.file(folder, "world.json", "{\"account\":\"444455556666\",\"region\":\"eu-west-1\"}");
    Command run = rearm("gt-labeling-data");
    assertThat(run.exit()).isZero();
    assertThat(run.lines("rearmed").getFirst().path("by").asText())
        .isEqualTo("arn:aws:iam::444455556666:user/you");
  }

  @Test
  void looksAloneChangeNoFile() throws IOException {
    Path world =
        Command.file(
            folder,
            "world.json",
            "{\"account\":\"444455556666\",\n"
                + "\"region\":\"eu-west-1\", \"buckets\":[{\"name\":\"abc\","
                + "\"policy\":{\"Statement\":[]}}]}");
    String before = Files.readString(world);
    for (String command : List.of("fix", "history", "breaker")) {
      assertThat(Command.run(command, "--bucket", "abc", "--local", folder).exit())
          .as(command)
          .isZero();
    }
    Command.run("audit", "--local", folder);
    assertThat(Files.readString(world)).isEqualTo(before);
  }

  @Test
  void everythingThatIsRemembered() {
    InMemoryRecords records = full();
    try (LocalFolder opened = open()) {
      opened.save(opened.world(), records.contents());
    }
    try (LocalFolder opened = open()) {
      assertThat(opened.records()).isEqualTo(records.contents());
    }
  }

  /// Holds one of everything, in strings that JSON, UTF-8 and JSON pointers must escape.
  private static InMemoryRecords full() {
    InMemoryRecords records = new InMemoryRecords();
    String odd = "a/b~c\"\\\n\u0000\u001b\u2028\ud800 \ud83d\ude00";
    records.claimEvent("e-1 " + odd, "owner " + odd, NOON, Duration.ofMinutes(1));
    records.finishEvent("e-2", NOON, Duration.ofDays(3));
    records.takeLease(Target.bucket("b"), "holder " + odd, NOON, Duration.ofMinutes(15));
    records.countWrite(Target.bucket("b"), 3, NOON, Duration.ofDays(1));
    records.countWrite(Target.bucket("b"), 3, NOON, Duration.ofDays(1));
    List<Purpose> purposes =
        List.of(
            new Purpose.Fix(),
            new Purpose.TemporaryFix(new TreeSet<>(Set.of("a", odd)), NOON.plusSeconds(9)),
            new Purpose.TemporaryFix(new TreeSet<>(), NOON),
            new Purpose.End("i-1"),
            new Purpose.Undo("i-0"));
    List<Intent> intents = new ArrayList<>();
    for (Purpose purpose : purposes) {
      int number = purposes.indexOf(purpose);
      Intent.Texts texts = new Intent.Texts("before " + odd, "");
      Intent intent =
          new Intent(
              "i-" + number,
              Target.bucket("b"),
              purpose,
              number % 2 == 0 ? Optional.of("arn " + odd) : Optional.empty(),
              Intent.wrote(texts),
              Fingerprint.of(Optional.of(texts.before())),
              Fingerprint.of(Optional.of(texts.after())),
              NOON,
              Optional.empty());
      intents.add(intent);
      records.begin(intent, texts);
    }
    List<FixOutcome.Result> results = List.of(FixOutcome.Result.values());
    for (FixOutcome.Result result : results) {
      records.complete(
          intents.get(results.indexOf(result)),
          new Completion(result, NOON.plusNanos(1), "note " + odd));
    }
    records.rearm(Target.team("t"), new Rearmed(NOON, odd, new TreeSet<>(Set.of("i-1 " + odd))));
    records.recordPublished("key " + odd, NOON, Duration.ofDays(60));
    records.repeats("key " + odd, NOON, Duration.ofDays(1));
    records.keep(
        new Snapshot(
            "b",
            Snapshot.Text.of(Optional.of(odd)),
            new Fingerprint("aa"),
            NOON,
            Looks.at(NOON).with(NOON.plusSeconds(900)),
            Optional.of("actor"),
            Optional.of("event")));
    records.keep(
        new Snapshot(
            "b",
            Snapshot.Text.of(Optional.empty()),
            new Fingerprint("bb"),
            NOON,
            Looks.NONE,
            Optional.empty(),
            Optional.empty()));
    return records;
  }

  @Test
  void recordsThatWereCutOffAnywhereAreRefusedAndLeftAsTheyAre() throws IOException {
    try (LocalFolder opened = open()) {
      opened.save(opened.world(), full().contents());
    }
    Path file = folder.resolve("records.json");
    String whole = Files.readString(file);
    int last = whole.strip().length();
    for (int length : new int[] {0, 1, last / 3, last / 2, last - 1}) {
      String cut = whole.substring(0, length);
      Files.writeString(file, cut);
      Command run = rearm("gt-labeling-data");
      assertThat(run.exit()).as("first " + length + " characters").isEqualTo(2);
      assertThat(run.err()).contains("records.json").contains("the file was not changed");
      assertThat(Files.readString(file)).isEqualTo(cut);
    }
    Files.writeString(file, whole);
    assertThat(rearm("gt-labeling-data").exit()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          []                                                        | expected an object
          {}                                                        | /version
          not JSON                                                  | is not JSON (line 1
          {"version":1}                                             | another version
          {"version":3,"more":{}}                                   | /more
          {"version":3,"version":3}                                 | is not JSON
          {"version":3,"events":{}}                                 | /events: expected a list
          {"version":3,"events":[{}]}                               | /events/0/finished
          {"version":3,"events":[{"finished":1,"until":"x"}]}       | /events/0/finished: expected true or false, found 1
          {"version":3,"events":[{"finished":true,"until":9}]}      | /events/0/until: expected a time
          {"version":3,"events":[],"leases":[{"holder":"x"}]}       | /leases/0/until
          {"version":3,"events":[],"leases":[],"writes":[{"resource":"a","made":[1]}]} | /writes/0/made/0
          """)
  void aMistakeInTheRecordsIsNamedByItsPlace(String text, String place) throws IOException {
    Command.file(folder, "records.json", text);
    Command run = rearm("gt-labeling-data");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("records.json: ").contains(place).doesNotContain("\tat ");
    assertThat(Files.readString(folder.resolve("records.json"))).isEqualTo(text);
    assertThat(folder.resolve("world.json")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "purpose" : "fix"          | "purpose" : "mend"       | /intents/0/purpose
          "result" : "applied"       | "result" : "done"        | /intents/0/completion/result
          "id" : "i-1",              | "id" : "i-0",            | the intent i-0 is there twice
          "temporary" : [ "i-1"      | "temporary" : [ "i-9"    | the temporary fix i-9 is listed but has no intent
          "merged" : 1               | "merged" : "1"           | /merged
          "fingerprint" : "aa"       | "print" : "aa"           | /snapshots/0/print
          """)
  void aMistakeInOneOfThemIsNamedByItsPlace(String right, String wrong, String place)
      throws IOException {
    try (LocalFolder opened = open()) {
      opened.save(opened.world(), full().contents());
    }
    Path file = folder.resolve("records.json");
    String text = Files.readString(file);
    assertThat(text).contains(right);
    Files.writeString(file, text.replace(right, wrong));
    Command run = rearm("gt-labeling-data");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains(place);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{\"region\":\"us-east-1\"}", ""})
  void aWorldThatIsNoneIsBadInputAndLeftAsItIs(String text) throws IOException {
    Path world = Command.file(folder, "world.json", text);
    Command run = Command.run("audit", "--local", folder);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("world.json");
    assertThat(Files.readString(world)).isEqualTo(text);
  }

  @Test
  void whatIsNoFolderIsBadInput() {
    Path file = Command.file(folder, "file", "text");
    Command run = Command.run("history", "--bucket", "abc", "--local", file);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("cannot be used as the folder of a local account");
  }

  @Test
  void whatIsNotUtf8IsBadInput() throws IOException {
    Files.write(folder.resolve("records.json"), new byte[] {(byte) 0xff, (byte) 0xfe});
    assertThatThrownBy(this::open)
        .isInstanceOf(MalformedFolderException.class)
        .hasMessageContaining("not UTF-8");
  }

  @Test
  void ofManyCommandsAtOnceNoneLosesAnothersRecords() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Callable<Boolean>> commands =
          IntStream.range(0, 12)
              .<Callable<Boolean>>mapToObj(
                  number ->
                      () -> {
                        try (LocalFolder opened = open()) {
                          InMemoryRecords records = new InMemoryRecords(opened.records());
                          records.rearm(
                              Target.bucket("b-" + number),
                              new Rearmed(NOON, "me", new TreeSet<>()));
                          opened.save(opened.world(), records.contents());
                          return true;
                        }
                      })
              .toList();
      assertThat(threads.invokeAll(commands)).allMatch(Future::resultNow);
    }
    try (LocalFolder opened = open()) {
      assertThat(opened.records().rearmed()).hasSize(12);
    }
  }

  @Test
  void aCommandThatWaitsForAnotherSaysSo() throws Exception {
    List<String> notices = new ArrayList<>();
    try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
      Future<RecordContents> second;
      try (LocalFolder first = open()) {
        var waits = new java.util.concurrent.CountDownLatch(1);
        second =
            threads.submit(
                () -> {
                  try (LocalFolder opened =
                      LocalFolder.open(
                          folder,
                          LocalFolderTest::world,
                          notice -> {
                            notices.add(notice);
                            waits.countDown();
                          })) {
                    return opened.records();
                  }
                });
        waits.await();
        InMemoryRecords records = new InMemoryRecords(first.records());
        records.rearm(Target.bucket("b"), new Rearmed(NOON, "me", new TreeSet<>()));
        first.save(first.world(), records.contents());
      }
      assertThat(second.get().rearmed()).containsKey("bucket/b");
    }
    assertThat(notices).singleElement().asString().contains("waiting for another command");
  }

  @Test
  void theDemosWorldComesBackAsItWentIn() throws IOException {
    World world =
        World.read(Repository.root().resolve("functions/cli/src/main/resources/demo/world.json"));
    assertThat(World.parse(world.toJson())).isEqualTo(world);
  }

  private Command rearm(String bucket) {
    return Command.run("rearm", "--bucket", bucket, "--local", folder, "--format", "json");
  }

  private LocalFolder open() {
    return LocalFolder.open(folder, LocalFolderTest::world, _ -> {});
  }

  private static World world() {
    return World.empty("111122223333", "us-east-1");
  }
}
