package io.labelguard.core.labeling.manifest;

import static io.labelguard.core.labeling.manifest.Scans.scan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.labelguard.core.labeling.S3Location;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestScannerTest {

  private static final String GOOD = "{\"source-ref\":\"s3://b/x/1.jpg\"}";

  private static List<String> prefixes(ManifestSummary summary) {
    return summary.prefixes().stream().map(S3Location::uri).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\n\n", "\n \t\r\n", "\r\n\r\n"})
  void linesEndWithALineFeedAndBlankOnesAreNotCounted(String end) {
    ManifestSummary summary = scan(GOOD + end + GOOD + end);

    assertThat(summary.lines()).isEqualTo(new LineCounts(2, 0, 2, 0, 0));
    assertThat(summary.clean()).isTrue();
    assertThat(summary.partial()).isFalse();
    assertThat(summary.notJsonLines()).isEmpty();
    assertThat(summary.buckets()).containsExactly("b");
    assertThat(prefixes(summary)).containsExactly("s3://b/x/");
  }

  @Test
  void aByteOrderMarkIsAllowedAtTheStartOnly() {
    assertThat(scan("\uFEFF" + GOOD).lines().bad()).isZero();
    assertThat(scan(GOOD + "\n\uFEFF" + GOOD).lines().bad()).isEqualTo(1);
    assertThat(scan("\uFEFF\uFEFF" + GOOD).lines().bad()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "[]",
        "[{\"source-ref\":\"s3://b/x/1\"}]",
        "\"s3://b/x/1\"",
        "12",
        "true",
        "null",
        "{} x",
        "{}{}",
        "{},",
        "}",
        "{\"source-ref\":\"s3://b/x/1\"",
        "{\"source-ref\":\"s3://b/x/1",
        "{\"source-ref\":\"s3://b/x/1\\",
        "{\"source-ref\":\"s3://b/x/1\",}",
        "{\"source-ref\" \"s3://b/x/1\"}",
        "{source-ref:\"s3://b/x/1\"}",
        "{'source-ref':'s3://b/x/1'}",
        "{\"a\":1]",
        "{\"a\":[1}",
        "{\"a\":01}",
        "{\"a\":-}",
        "{\"a\":1.}",
        "{\"a\":.5}",
        "{\"a\":1e}",
        "{\"a\":+1}",
        "{\"a\":NaN}",
        "{\"a\":tru}",
        "{\"a\":nulll}",
        "{\"a\":\"\t\"}",
        "{\"a\":\"\u0000\"}",
        "{\"a\":\u0000}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u12g4\"}",
        "{\"a\":[1,]}",
        "{\"a\":[,1]}",
        "{\"a\":1,,\"b\":2}",
        "{1:2}",
        "{\"a\":1}// x"
      })
  void aLineThatIsNoJsonObjectIsBadAndNamesNothing(String line) {
    ManifestSummary summary =
        scan("{\"source\":\"text\"}\n" + line.replace("s3://b/", "s3://bad/") + "\n" + GOOD);

    assertThat(summary.lines()).isEqualTo(new LineCounts(3, 1, 1, 1, 0));
    assertThat(summary.buckets()).containsExactly("b");
    assertThat(summary.badReferences()).isZero();
    assertThat(summary.clean()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        " { } ",
        "{\"a\":-0.5e+10,\"b\":[0,1E5,-1,10.25e-3],\"c\":{},\"d\":[],\"e\":[[],{}]}",
        "{\"a\":true,\"b\":false,\"c\":null}",
        "{\"a\" : \"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00\\ud83d\" }",
        "{\"a\":\"\u00e9\u20ac\ud55c\ud83d\ude00\u007f\u2028\"}",
        "{\"\":\"\"}"
      })
  void aLineThatIsAnObjectIsGood(String line) {
    assertThat(scan(line).lines()).isEqualTo(new LineCounts(1, 0, 0, 0, 0));
    assertThat(scan(line).lines().withoutData()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "80",
        "c080",
        "c1bf",
        "c2",
        "c241",
        "e08080",
        "e09fbf",
        "eda080",
        "edbfbf",
        "e282",
        "f08080",
        "f08fbfbf",
        "f4908080",
        "f5808080",
        "ff",
        "f09f98"
      })
  void bytesThatAreNotUtf8AreBad(String hex) throws IOException {
    byte[] bytes = bytes("{\"a\":\"", HexFormat.of().parseHex(hex), "\"}\n", GOOD);

    assertThat(scan(bytes, Long.MAX_VALUE).lines()).isEqualTo(new LineCounts(2, 0, 1, 1, 0));
  }

  private static byte[] bytes(String before, byte[] middle, String... after) throws IOException {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      out.write(before.getBytes(StandardCharsets.UTF_8));
      out.write(middle);
      out.write(String.join("", after).getBytes(StandardCharsets.UTF_8));
      return out.toByteArray();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"source-ref\":\"s3://b/k\"}|s3://b/|0",
        "{\"source-ref\":\"s3://b/\"}|s3://b/|0",
        "{\"source-ref\":\"s3://b/x/y/\"}|s3://b/x/y/|0",
        "{\"source-ref\":\"s3://b//x/k\"}|s3://b//x/|0",
        "{\"source-ref\":\"s3://No_Rules for names/k\"}|s3://No_Rules for names/|0",
        "{\"source-ref\":\"s3:\\/\\/\\u0062\\/x\\/k\"}|s3://b/x/|0",
        "{\"source\\u002dref\":\"s3://b/x/k\"}|s3://b/x/|0",
        "{\"source-ref\":\"s3://b/\\u00e9\\ud83d\\ude00/k\"}|s3://b/\u00e9\ud83d\ude00/|0",
        "{\"source-ref\":\"s3://b/\u00e9/k\"}|s3://b/\u00e9/|0",
        "{\"source-ref\":\"s3://b\"}||1",
        "{\"source-ref\":\"s3:///k\"}||1",
        "{\"source-ref\":\"s3:/b/k\"}||1",
        "{\"source-ref\":\"S3://b/k\"}||1",
        "{\"source-ref\":\" s3://b/k\"}||1",
        "{\"source-ref\":\"https://b.s3.amazonaws.com/k\"}||1",
        "{\"source-ref\":\"x/k.jpg\"}||1",
        "{\"source-ref\":\"\"}||1",
        "{\"source-ref\":5}||1",
        "{\"source-ref\":null}||1",
        "{\"source-ref\":{\"source-ref\":\"s3://b/x/k\"}}||1",
        "{\"source-ref\":[\"s3://b/x/k\"]}||1",
        "{\"source-ref\":\"s3://b/x/k\",\"source-ref\":\"s3://c/y/k\"}|s3://b/x/ s3://c/y/|0",
        "{\"source-ref\":\"s3://b/x/k\",\"source-ref\":7}|s3://b/x/|1",
        "{\"source-ref\":\"s3://b/k\",\"source-ref-metadata\":{\"prefix\":\"s3://c/p/\"}}|s3://b/"
            + " s3://c/p/|0",
        "{\"source-ref\":\"s3://b/k\",\"source-ref-metadata\":{\"prefix\":\"s3://c/p\"}}|s3://b/"
            + " s3://c/p/|0",
        "{\"source-ref\":\"s3://b/k\",\"source-ref-metadata\":{\"prefix\":\"s3://c\"}}|s3://b/"
            + " s3://c/|0",
        "{\"source-ref\":\"s3://b/k\",\"source-ref-metadata\":{\"prefix\":\"p/\"}}|s3://b/|1",
        "{\"source-ref\":\"s3://b/k\""
            + ",\"source-ref-metadata\":{\"images\":[{\"prefix\":\"s3://c/p/\"}]}}|s3://b/|0",
        "{\"source-ref\":\"s3://b/k\""
            + ",\"source-ref-metadata\":[{\"prefix\":\"s3://c/p/\"}]}|s3://b/|0",
        "{\"source-ref\":\"s3://b/k\",\"x\":{\"source-ref\":\"s3://c/p/\""
            + ",\"prefix\":\"s3://d/\"}}|s3://b/|0",
        "{\"source-ref\":\"s3://b/k\",\"mask-ref\":\"s3://out/m/1.png\"}|s3://b/ s3://out/m/|0",
        "{\"source-ref\":\"s3://b/k\",\"mask-ref\":\"no place\",\"n-ref\":1}|s3://b/|0",
        "{\"source-ref\":\"s3://b/k\",\"mask-refs\":\"s3://out/m/1.png\"}|s3://b/|0",
        "{\"source-ref\":\"s3://b/k\",\"source\":\"s3://c/p/k\"}|s3://b/|0",
      })
  void aLineNamesPrefixesAndWhatIsNoUriIsCounted(String line, String prefixes, long bad) {
    ManifestSummary summary = scan(line);

    assertThat(prefixes(summary))
        .isEqualTo(prefixes == null ? List.of() : List.of(prefixes.split(" (?=s3://)")));
    assertThat(summary.badReferences()).isEqualTo(bad);
    assertThat(summary.lines()).isEqualTo(new LineCounts(1, 0, 1, 0, 0));
  }

  @Test
  void aReferenceLongerThanAnyKeyIsBad() {
    String longest = "s3://b/" + "k".repeat(CapturedText.LONGEST - 7);

    assertThat(scan(line(longest)).badReferences()).isZero();
    assertThat(scan(line(longest + "k")).badReferences()).isEqualTo(1);
    String prefix = "{\"source-ref-metadata\":{\"prefix\":\"" + longest + "\"}}";
    assertThat(scan(prefix).prefixes().getFirst().key()).endsWith("k/");
  }

  private static String line(String reference) {
    return "{\"source-ref\":\"" + reference + "\"}\n";
  }

  @Test
  void onlySourceLinesHoldTheDataThemselves() {
    ManifestSummary text = scan("{\"source\":\"a\"}\n{\"source\":{}}\n");

    assertThat(text.lines()).isEqualTo(new LineCounts(2, 2, 0, 0, 0));
    assertThat(text.lines().onlySource()).isTrue();
    assertThat(scan("{\"source\":\"a\"}\nx").lines().onlySource()).isFalse();
    assertThat(scan("{\"source\":\"a\"}\n" + GOOD).lines().onlySource()).isFalse();
  }

  @Test
  void sequencesAreTheFirstHundredByUri() {
    StringBuilder manifest = new StringBuilder();
    for (int each = 150; each > 0; each--) {
      manifest.append(line("s3://b/s/%03d.json".formatted(each)));
    }
    manifest.append(line("s3://b/s/001.json")).append(line("s3://b/s/000.JSON"));
    ManifestSummary summary = scan(manifest.toString());

    assertThat(summary.sequences().first()).hasSize(100);
    assertThat(summary.sequences().first().getFirst().uri()).isEqualTo("s3://b/s/001.json");
    assertThat(summary.sequences().first().getLast().uri()).isEqualTo("s3://b/s/100.json");
    assertThat(summary.sequences().lines()).isEqualTo(151);
    assertThat(summary.sequences().more()).isTrue();
    assertThat(scan(line("s3://b/s/1.json")).sequences().more()).isFalse();
  }

  @Test
  void aThousandPrefixesAreKeptAndMoreBecomeTheirParents() {
    List<String> lines = new ArrayList<>();
    IntStream.range(0, 1_000)
        .forEach(each -> lines.add(line("s3://b/x/" + each / 2 + "/" + each + "/k")));
    assertThat(prefixes(scan(String.join("", lines)))).hasSize(1_000).contains("s3://b/x/7/14/");

    lines.add(line("s3://b/z/k"));
    lines.add(line("s3://c/x/1/1/k"));
    assertThat(prefixes(scan(String.join("", lines))))
        .hasSize(502)
        .contains("s3://b/x/7/", "s3://b/z/", "s3://c/x/1/1/");

    Collections.reverse(lines);
    IntStream.range(0, 501).forEach(each -> lines.add(line("s3://b/y/" + each + "/k")));
    assertThat(prefixes(scan(String.join("", lines))))
        .containsExactly("s3://b/x/", "s3://b/y/", "s3://b/z/", "s3://c/x/1/1/");
  }

  @ParameterizedTest
  @CsvSource({
    "1,0,true",
    "31,0,true",
    "32,1,true",
    "63,1,true",
    "64,2,true",
    "94,2,true",
    "95,3,false"
  })
  void aByteCapLeavesOutTheLineThatItCuts(long most, long lines, boolean partial) {
    byte[] manifest = (GOOD + "\n" + GOOD + "\n" + GOOD).getBytes(StandardCharsets.UTF_8);
    assertThat(manifest).hasSize(95);
    ManifestSummary summary = scan(manifest, most);

    assertThat(summary.lines()).isEqualTo(new LineCounts(lines, 0, lines, 0, 0));
    assertThat(summary.partial()).isEqualTo(partial);
    assertThat(summary.notJsonLines()).isEmpty();
  }

  @Test
  void whatIsNoManifestIsSaid() {
    assertThat(scan("").notJsonLines()).contains(NotJsonLines.EMPTY);
    assertThat(scan("\uFEFF").notJsonLines()).contains(NotJsonLines.EMPTY);
    assertThat(scan(" \r\n\n").notJsonLines()).contains(NotJsonLines.EMPTY);
    assertThat(scan("a,b\n1,2\n").notJsonLines()).contains(NotJsonLines.NO_OBJECT);
    assertThat(scan("\"\n[1]\n").notJsonLines()).contains(NotJsonLines.PRINTED_DOCUMENT);
    for (String open : List.of("{", "[", "{\"a\":[", "{\"source-ref\":\"s3://b/k", "{\"a\":1,")) {
      ManifestSummary summary = scan("\n" + open + "\n" + GOOD);
      assertThat(summary.notJsonLines()).as(open).contains(NotJsonLines.PRINTED_DOCUMENT);
    }
    assertThat(scan(GOOD + "\n{\n").notJsonLines()).isEmpty();
    assertThat(scan("{\"a\":}\n" + GOOD).notJsonLines()).isEmpty();
  }

  @Test
  void aLineMayBeLongerThanTheBuffer() {
    String padding = "\u00e9".repeat(99_000);
    ManifestSummary fits = scan("{\"a\":\"" + padding + "\"," + GOOD.substring(1) + "\r\n" + GOOD);
    assertThat(fits.lines()).isEqualTo(new LineCounts(2, 0, 2, 0, 0));

    String line = "{\"a\":\"" + "\u00e9".repeat(100_000 - 8) + "\"}";
    assertThat(line).hasSize(100_000);
    assertThat(scan(line).lines().overlong()).isZero();
    assertThat(scan(line + "\r\n").lines().overlong()).isZero();
    assertThat(scan(line + " \r\n" + GOOD).lines().overlong()).isEqualTo(1);
    assertThat(scan(GOOD + "\n" + "x".repeat(100_001) + "\n").lines())
        .isEqualTo(new LineCounts(2, 0, 1, 1, 1));
  }

  @Test
  void aReferenceMayLieAcrossTwoBuffers() {
    int size = 1 << 17;
    for (int before = size - 40; before <= size + 1; before++) {
      String line = "{\"a\":\"" + "x".repeat(before - 8) + "\"," + GOOD.substring(1);
      ManifestSummary summary = scan(line.replace("/x/", "/\\u0078/") + "\r\n" + GOOD);
      assertThat(summary.lines()).isEqualTo(new LineCounts(2, 0, 2, 0, 1));
      assertThat(prefixes(summary)).containsExactly("s3://b/x/");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":", "9", "\"", "{\"a", " ", "\\", "\u00e9"})
  void aHostileLineIsReadWithoutBeingHeld(String part) {
    String line = "{\"a\":" + part.repeat(3_000_000);

    assertThat(scan(GOOD + "\n" + line + "\n" + GOOD).lines())
        .isEqualTo(new LineCounts(3, 0, 2, 1, 1));
  }

  @Test
  void nestingIsReadToAThousandLevels() {
    int inner = JsonLine.DEEPEST - 1;
    assertThat(scan("{\"a\":" + "[".repeat(inner) + "]".repeat(inner) + "}").lines().bad())
        .isZero();
    assertThat(scan("{\"a\":" + "[".repeat(inner + 1) + "]".repeat(inner + 1) + "}").lines().bad())
        .isEqualTo(1);
  }

  @Test
  void moreBucketsThanMemoryHoldsEndTheScan() {
    StringBuilder manifest = new StringBuilder();
    for (int each = 0; each < 40_000; each++) {
      manifest.append(line("s3://bucket-" + each + "/k"));
    }
    ManifestSummary summary = scan(manifest.toString());

    assertThat(summary.partial()).isTrue();
    assertThat(summary.end()).isEqualTo(ScanEnd.TOO_MANY_PLACES);
    assertThat(summary.buckets()).hasSizeBetween(10_000, 39_999);
  }

  @Test
  void aLineOfManyBucketsIsNotHeldEither() {
    StringBuilder line = new StringBuilder("{\"a\":1");
    for (int each = 0; each < 40_000; each++) {
      line.append(",\"m-ref\":\"s3://bucket-").append(each).append("/k\"");
    }
    assertThat(scan(line + "}").end()).isEqualTo(ScanEnd.TOO_MANY_PLACES);
    assertThat(scan(GOOD + "\n" + line + "\n").buckets()).containsExactly("b");
  }

  @Test
  void progressIsTheNumberOfBytes() throws IOException {
    byte[] manifest = (GOOD + "\n").repeat(10_000).getBytes(StandardCharsets.UTF_8);
    List<Long> read = new ArrayList<>();
    ManifestScanner.scan(new ByteArrayInputStream(manifest), Long.MAX_VALUE, read::add);

    assertThat(read).isSorted().hasSizeGreaterThan(2).endsWith((long) manifest.length);
  }

  @Test
  void aCapBelowOneByteIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> scan(new byte[0], 0));
  }
}
