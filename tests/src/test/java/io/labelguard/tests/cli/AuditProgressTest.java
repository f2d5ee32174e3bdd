package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.cli.Main;
import io.labelguard.cli.report.AuditProgressBar;
import io.labelguard.local.world.World;
import io.labelguard.tests.Repository;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is seen of an audit before it has ended.
class AuditProgressTest {

  private static final int WIDTH = 80;

  /// The last bucket that the audit of the demo's world reads, which denies nothing.
  private static final String LAST = "street-scenes-raw";

  private static final String DENY_READS =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*",\
      "Action":"s3:GetObject","Resource":"arn:aws:s3:::street-scenes-raw/*"}]}\
      """;

  private final StringWriter err = new StringWriter();
  private final HandClock clock = new HandClock();
  private int asked;

  /// A clock that a test moves.
  private static final class HandClock implements InstantSource {
    private Instant now = Instant.parse("2026-11-20T10:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    void pass(Duration time) {
      now = now.plus(time);
    }
  }

  @Test
  void anAuditOfLessThanTwoSecondsShowsNothingAndAsksForNoTerminal() {
    try (AuditProgressBar bar = bar(true)) {
      clock.pass(Duration.ofMillis(1_999));
      bar.describedJob(2);
      bar.describedJob(2);
      bar.reviewedBucket(1);
    }
    assertThat(err.toString()).isEmpty();
    assertThat(asked).isZero();
  }

  @Test
  void afterTwoSecondsItCountsJobsAndThenBuckets() {
    try (AuditProgressBar bar = bar(true)) {
      bar.describedJob(4);
      bar.describedJob(4);
      clock.pass(Duration.ofSeconds(2));
      bar.describedJob(4);
      bar.describedJob(4);
      bar.reviewedBucket(3);
      bar.reviewedBucket(3);
    }
    assertThat(asked).isOne();
    assertThat(shown())
        .anySatisfy(line -> assertThat(line).contains("Jobs", "4/4"))
        .anySatisfy(line -> assertThat(line).contains("Buckets", "2/3"));
  }

  @Test
  void itFitsTheTerminalHasNoEscapesAndIsErased() {
    try (AuditProgressBar bar = bar(true)) {
      clock.pass(Duration.ofMinutes(7));
      bar.describedJob(5_000);
    }
    assertThat(shown()).isNotEmpty().allSatisfy(line -> assertThat(line).hasSizeLessThan(WIDTH));
    assertThat(err.toString()).matches("[\\r\\x20-\\x7e]+").endsWith("\r");
    assertThat(shown().getLast()).isBlank();
  }

  @Test
  void withoutATerminalThereIsNoBar() {
    try (AuditProgressBar bar = bar(false)) {
      clock.pass(Duration.ofSeconds(5));
      bar.describedJob(2);
      bar.describedJob(2);
      bar.reviewedBucket(1);
    }
    assertThat(err.toString()).isEmpty();
    assertThat(asked).isOne();
  }

  /// The reader of the first line changes the policy of the last bucket, and the audit sees that.
  @Test
  void theFirstFindingIsPrintedBeforeTheLastBucketIsRead() throws Exception {
    World world =
        World.read(Repository.root().resolve("functions/cli/src/main/resources/demo/world.json"));
    try (CredentialsAccount account =
        CredentialsAccount.start(world, URI.create("http://127.0.0.1:1"))) {
      OnFirstFinding out =
          new OnFirstFinding(() -> account.aws().state().setPolicy(LAST, Optional.of(DENY_READS)));
      int exit = Main.execute(out, OutputStream.nullOutputStream(), "audit", "--format", "json");

      assertThat(exit).isEqualTo(1);
      List<String> lines = out.text().lines().toList();
      assertThat(lines.getFirst()).contains("\"type\":\"finding\"").doesNotContain(LAST);
      assertThat(lines)
          .anySatisfy(
              line ->
                  assertThat(line)
                      .contains("\"type\":\"finding\"", "\"bucket\":\"" + LAST + "\"", "LG101"));
      assertThat(lines.getLast()).contains("\"type\":\"summary\"");
    }
  }

  /// Does something when a line of type finding arrives for the first time.
  private static final class OnFirstFinding extends OutputStream {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Runnable action;
    private boolean done;

    OnFirstFinding(Runnable action) {
      this.action = action;
    }

    @Override
    public void write(int b) {
      bytes.write(b);
    }

    @Override
    public void flush() {
      if (!done && text().contains("\"type\":\"finding\"")) {
        done = true;
        action.run();
      }
    }

    String text() {
      return bytes.toString(StandardCharsets.UTF_8);
    }
  }

  private AuditProgressBar bar(boolean terminal) {
    return new AuditProgressBar(
        new PrintWriter(err),
        WIDTH,
        clock,
        () -> {
          asked++;
          return terminal;
        });
  }

  /// Returns each state of the line that the terminal showed.
  private List<String> shown() {
    return List.of(err.toString().split("\r", -1)).stream()
        .filter(line -> !line.isEmpty())
        .toList();
  }
}
