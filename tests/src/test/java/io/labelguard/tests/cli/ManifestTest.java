package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.cli.report.ManifestProgress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {

  private static final String GOOD =
      """
      {"source-ref":"s3://images/cats/1.jpg","boxes":{"annotations":[{"top":1}]}}
      {"source-ref":"s3://images/dogs/2.jpg","mask-ref":"s3://masks/out/2.png"}
      {"source-ref":"s3://clips/seq/1.json"}
      """;

  @TempDir Path folder;

  private Command manifest(String text, Object... more) {
    Path file = Command.file(folder, "m.manifest", text);
    Object[] args = new Object[more.length + 2];
    args[0] = "manifest";
    args[1] = file;
    System.arraycopy(more, 0, args, 2, more.length);
    return Command.run(args);
  }

  @Test
  void jsonIsOneLineWithItsMembersInOrder() {
    Command run = manifest(GOOD, "--format", "json");

    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .isEqualTo(
            "{\"type\":\"manifest\",\"lines\":3,\"sourceLines\":0,\"referenceLines\":3,"
                + "\"buckets\":[\"clips\",\"images\",\"masks\"],"
                + "\"prefixes\":[\"s3://clips/seq/\",\"s3://images/cats/\","
                + "\"s3://images/dogs/\",\"s3://masks/out/\"],"
                + "\"badLines\":0,\"badReferences\":0,"
                + "\"sequences\":[\"s3://clips/seq/1.json\"],\"partial\":false}"
                + System.lineSeparator());
  }

  @Test
  void textSaysWhereTheDataLies() {
    Command run = manifest(GOOD);

    assertThat(run.exit()).isZero();
    assertThat(run.out().replace(folder + "/", ""))
        .contains(": 3 lines, the data lies in 3 buckets.")
        .endsWith(
            """

            clips
              s3://clips/seq/

            images
              s3://images/cats/
              s3://images/dogs/

            masks
              s3://masks/out/

            Sequence files, not opened; their frames may lie in other buckets:
              s3://clips/seq/1.json
            """);
  }

  @Test
  void whatIsBadIsExitCodeOneAndSaid() {
    Command run = manifest(GOOD + "{\"source-ref\":\"images/3.jpg\"}\n{\"source-ref\":\"s3://x");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(words(run)).contains("5 lines", "1 bad line and 1 bad reference.", "not one JSON");
    assertThat(manifest(GOOD + "x").exit()).isEqualTo(1);
    assertThat(manifest(GOOD + "{\"source-ref\":1}").exit()).isEqualTo(1);
  }

  @Test
  void aCapIsExitCodeThree() {
    Command run = manifest(GOOD, "--max-bytes", "100", "--format", "json");

    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.lines().getFirst().path("partial").asBoolean()).isTrue();
    assertThat(run.lines().getFirst().path("lines").asInt()).isEqualTo(1);
    assertThat(run.lines().getFirst().path("badLines").asInt()).isZero();
    assertThat(manifest(GOOD, "--max-bytes", "5").exit()).isEqualTo(3);
    assertThat(manifest("x\n" + GOOD, "--max-bytes", "100").exit()).isEqualTo(3);
    assertThat(words(manifest(GOOD, "--max-bytes", "100"))).contains("there may be more");
    String exactly = String.valueOf(GOOD.length());
    assertThat(manifest(GOOD, "--max-bytes", exactly).exit()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "x", "1.5", "1GB"})
  void aCapThatIsNoNumberOfBytesIsBadUsage(String most) {
    assertThat(manifest(GOOD, "--max-bytes", most).exit()).isEqualTo(2);
  }

  @Test
  void theDataItselfIsNeverPrinted() {
    Command run = manifest("{\"source\":\"secret text\",\"secret\":\"secret\"}\n");

    assertThat(run.exit()).isZero();
    assertThat(words(run)).contains("holds its data itself").doesNotContain("secret");
    Command bad = manifest("secret text\nsecret\n");
    assertThat(bad.exit()).isEqualTo(2);
    assertThat(bad.err()).doesNotContain("secret");
  }

  @Test
  void linesThatNobodyCanLabelAreSaid() {
    assertThat(words(manifest("{\"source-ref \":\"s3://b/k\"}\n")))
        .contains("no object is named", "1 line with neither source nor source-ref");
    String many = "{\"source\":\"a\"}\n".repeat(100_001) + GOOD;
    assertThat(words(manifest(many + "{\"source\":\"" + "a".repeat(100_000) + "\"}")))
        .contains("More than 100,000 lines", "1 line of more than 100,000 characters")
        .contains("100,002 lines with the data itself");
  }

  @Test
  void ofManyPrefixesAndSequencesTheFirstAreShown() {
    StringBuilder text = new StringBuilder();
    IntStream.range(0, 1_200)
        .forEach(each -> text.append("{\"source-ref\":\"s3://b/" + each + "/s.json\"}\n"));
    IntStream.range(0, 30)
        .forEach(each -> text.append("{\"source-ref\":\"s3://c/" + each + "/k\"}\n"));

    assertThat(words(manifest(text.toString())))
        .contains("and 20 more", "The first 100 of the sequence files", "and 90 more");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "|is empty, not a manifest; give JSON Lines",
        "\\n \\n|is empty, not a manifest",
        "[\\n{\"source-ref\":\"s3://b/k\"}\\n]|looks like a JSON list, not a manifest",
        "{\\n\"seq-no\":1,\\n\"frames\":[]}|looks like a sequence file, not a manifest; give the"
            + " manifest, whose source-ref names it",
        "{\\n\"source-ref\":\"s3://b/k\"\\n}|is a line of a manifest, printed over several",
        "{\\n\"source-ref\":\"s3://b/k\"\\n}\\n{\\n}|its first line ends inside an open value",
        "{\"source-ref\":\"s3://b|its first line ends inside an open value",
        "{\\n\"LabelingJobName\":\"j\"}|looks like a labeling job, not a manifest",
        "file,label\\n1,2|has no line that is a JSON object; give JSON Lines",
        "An error occurred (NoSuchKey)|looks like an error message of the AWS command line"
      })
  void whatIsNotJsonLinesIsBadInputThatSaysWhatItLooksLike(String text, String said) {
    Command run = manifest(text == null ? "" : text.replace("\\n", "\n"));

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("m.manifest ").contains(said);
  }

  @Test
  void aLongSequenceFileIsRecognized() {
    String frame = "{\"frame-no\":1,\n\"frame\":\"1.bin\",\"x\":\"" + "x".repeat(1_000) + "\"},\n";
    String text = "{\n\"seq-no\":1,\n\"frames\":[\n" + frame.repeat(2_000) + "{}]}";

    assertThat(manifest(text).err()).contains("looks like a sequence file");
  }

  @Test
  void filesThatAreNoTextAreBadInput() throws IOException {
    Path utf16 = folder.resolve("utf16.manifest");
    Files.write(utf16, ("\uFEFF" + GOOD).getBytes(StandardCharsets.UTF_16LE));
    assertThat(Command.run("manifest", utf16).err()).contains("UTF-16; save it as UTF-8");
    Path packed = folder.resolve("packed.manifest");
    Files.write(packed, new byte[] {0x1f, (byte) 0x8b, 8, 0});
    assertThat(Command.run("manifest", packed).err()).contains("is compressed");
    assertThat(Command.run("manifest", packed).exit()).isEqualTo(2);
  }

  @Test
  void whatCannotBeReadIsBadInput() {
    Command directory = Command.run("manifest", folder);
    assertThat(directory.exit()).isEqualTo(2);
    assertThat(directory.err()).contains("is a directory, not a file");
    Command missing = Command.run("manifest", folder.resolve("none"));
    assertThat(missing.exit()).isEqualTo(2);
    assertThat(missing.err()).contains("no such file");
    assertThat(Command.run("manifest").exit()).isEqualTo(2);
  }

  @Test
  void standardInputIsRead() {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(GOOD.getBytes(StandardCharsets.UTF_8)));
    try {
      Command run = Command.run("manifest", "-");
      assertThat(run.exit()).isZero();
      assertThat(run.out()).startsWith("standard input: 3 lines");
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void namesFromTheManifestCannotReachTheTerminal() {
    String hostile = "{\"source-ref\":\"s3://\\u001b[2J\\u202e/\\u0007\\n/k\"}";
    for (String format : List.of("text", "json")) {
      Command run = manifest(hostile, "--format", format);
      assertThat(run.exit()).isZero();
      assertThat(run.out()).doesNotContain("\u001b", "\u202e", "\u0007");
    }
  }

  @Test
  void aLongScanShowsItsMegabytesOnATerminalOnly() {
    assertThat(shown(true, OptionalLong.of(900_000_000))).contains("MB", "900");
    assertThat(shown(true, OptionalLong.empty())).contains("MB");
    assertThat(shown(false, OptionalLong.of(900_000_000))).isEmpty();
  }

  private static String shown(boolean terminal, OptionalLong size) {
    StringWriter err = new StringWriter();
    Iterator<Instant> times =
        IntStream.iterate(0, second -> second + 1)
            .mapToObj(second -> Instant.EPOCH.plus(Duration.ofSeconds(second)))
            .iterator();
    try (ManifestProgress progress =
        new ManifestProgress(new PrintWriter(err), 80, times::next, () -> terminal, size)) {
      progress.accept(1_000_000);
      assertThat(err.toString()).isEmpty();
      progress.accept(300_000_000);
      progress.accept(600_000_000);
    }
    return err.toString();
  }

  private static String words(Command run) {
    return run.out().replaceAll("\\s+", " ");
  }
}
