package io.labelguard.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.policy.lint.StrictReading;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.model.Problem;
import io.labelguard.policy.model.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Feeds the readers random and mutated texts; none may end in an exception but their own.
///
/// A short run in `verify`; ten million with `./mvnw -pl functions/policy -am test
/// -Dtest=ReaderFuzzTest -Dsurefire.failIfNoSpecifiedTests=false -Dlabelguard.fuzz.runs=10000000`.
/// Another `-Dlabelguard.fuzz.seed` gives other texts.
class ReaderFuzzTest {

  private static final long RUNS = Long.getLong("labelguard.fuzz.runs", 20_000L);
  private static final long SEED = Long.getLong("labelguard.fuzz.seed", 4L);

  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "\"",
          "\\",
          "\\u",
          "\\ud800",
          "null",
          "true",
          "-",
          "0",
          "1e999999999",
          "[[[[[[[[",
          "\uFEFF",
          "\u0000",
          "\ud83d",
          "*",
          "?",
          "${",
          "${aws:userid}",
          "${aws:x, '",
          "\"Statement\":",
          "\"Version\":\"2012-10-17\",",
          "\"Effect\":\"Deny\",",
          "\"NotPrincipal\":",
          "\"Condition\":{",
          "\"Null\":",
          "\"ForAnyValue:StringLike\":",
          "\"aws:SourceVpce\":",
          "arn:aws:s3:::",
          "arn:aws:iam::111122223333:role/",
          "::/0",
          "0.0.0.0/0",
          "2026-11-22T00:00:00Z",
          "1.2.3.4::",
          "/",
          "~",
          " ",
          "\n",
          "\r\n");

  private final SplittableRandom random = new SplittableRandom(SEED);

  @Test
  void noTextEndsInAnExceptionButOurOwn() {
    List<String> seeds =
        PolicyTables.strict().stream()
            .map(PolicyTables.Row::policy)
            .filter(policy -> policy.length() < 3_000)
            .toList();
    int read = 0;
    int refused = 0;
    for (long run = 0; run < RUNS; run++) {
      String text = run % 8 == 0 ? pieces() : mutated(seeds.get(random.nextInt(seeds.size())));
      try {
        if (survives(text)) {
          read++;
        } else {
          refused++;
        }
      } catch (RuntimeException | StackOverflowError | AssertionError e) {
        throw new AssertionError("run " + run + " of seed " + SEED + ": <<<" + text + ">>>", e);
      }
    }
    // Neither kind of text may be missing, or the run shows nothing.
    assertThat(read).isGreaterThan((int) Math.min(RUNS / 50, 100_000));
    assertThat(refused).isGreaterThan((int) Math.min(RUNS / 50, 100_000));
  }

  // Plain checks, for AssertJ would take most of the time of a long run.
  private static boolean survives(String text) {
    StrictReading strict = PolicyReader.strict(text);
    Optional<Policy> live = live(text);
    check(strict.policy().isPresent() == live.isPresent(), "profiles differ on what is readable");
    boolean refused = false;
    for (Problem problem : strict.problems()) {
      refused |= problem.level() == Problem.Level.ERROR;
      check(problem.line() >= 1 && problem.line() <= text.length() + 1, "line");
      check(problem.column() >= 1 && problem.column() <= text.length() + 1, "column");
      check(
          problem.reason().chars().noneMatch(Character::isISOControl),
          "control character in a reason");
    }
    check(refused || live.isPresent(), "unreadable without an error");
    if (live.isPresent()) {
      Policy policy = live.get();
      check(refused || policy.problems().isEmpty(), "taken, but not readable as a whole");
      for (Statement statement : policy.statements()) {
        check(refused || statement.unreadable().isEmpty(), "taken, but a statement is unreadable");
        check(statement.source().span().end() <= text.length(), "span");
      }
    }
    return live.isPresent();
  }

  private static Optional<Policy> live(String text) {
    try {
      return Optional.of(PolicyReader.live(text));
    } catch (MalformedPolicyException e) {
      check(e.problem().level() == Problem.Level.ERROR, "level");
      return Optional.empty();
    }
  }

  private static void check(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }

  private String pieces() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(40); i > 0; i--) {
      text.append(piece());
    }
    return text.toString();
  }

  private String mutated(String seed) {
    StringBuilder text = new StringBuilder(seed);
    for (int i = 1 + random.nextInt(3); i > 0 && !text.isEmpty(); i--) {
      int at = random.nextInt(text.length());
      int end = Math.min(text.length(), at + 1 + random.nextInt(12));
      switch (random.nextInt(6)) {
        case 0 -> text.delete(at, end);
        case 1 -> text.insert(at, piece());
        case 2 -> text.replace(at, end, piece());
        case 3 -> text.insert(at, text.substring(at, end));
        case 4 -> text.setCharAt(at, (char) random.nextInt(32, 127));
        default -> replaceString(text, at);
      }
    }
    return text.toString();
  }

  // Swaps a whole string for another one, so that the text stays JSON.
  private void replaceString(StringBuilder text, int from) {
    List<Integer> quotes = new ArrayList<>();
    for (int i = from; i < text.length() && quotes.size() < 3; i++) {
      if (text.charAt(i) == '"') {
        quotes.add(i);
      }
    }
    if (quotes.size() == 3) {
      int first = random.nextInt(2);
      text.replace(quotes.get(first) + 1, quotes.get(first + 1), piece().replace("\"", "'"));
    }
  }

  private String piece() {
    return PIECES.get(random.nextInt(PIECES.size()));
  }
}
