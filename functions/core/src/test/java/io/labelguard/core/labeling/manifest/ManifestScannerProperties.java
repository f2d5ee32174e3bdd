package io.labelguard.core.labeling.manifest;

import static io.labelguard.core.labeling.manifest.Scans.scan;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsCoverage;

class ManifestScannerProperties {

  /// The scan stops at a first line that is open, so each manifest begins with a good one.
  private static final String FIRST = "{\"source-ref\":\"s3://first/k\"}\n";

  @Property(tries = 1_000)
  void aScanSeesWhatATreeOfEachLineSays(@ForAll("manifests") String lines) {
    byte[] manifest = (FIRST + lines).getBytes(StandardCharsets.UTF_8);
    PlainModel model = PlainModel.of(manifest);

    assertThat(PlainModel.seen(scan(manifest, Long.MAX_VALUE))).isEqualTo(model.seen());
    assertThat(PlainModel.seen(scan(trickling(manifest), Long.MAX_VALUE))).isEqualTo(model.seen());
    count("bad lines", model.bad > 0);
    count("bad references", model.badReferences > 0);
    count("sequences", !model.sequences.isEmpty());
    count("source lines", model.source > 0);
    count("several prefixes", model.prefixes.size() > 2);
    count("objects after a bad line", model.bad > 0 && model.reference > 1);
  }

  @Property(tries = 1_000)
  void aDamagedManifestIsReadAsTheTreeReadsIt(
      @ForAll("manifests") String lines, @ForAll("damages") List<Damage> damages) {
    byte[] manifest = (FIRST + lines).getBytes(StandardCharsets.UTF_8);
    for (Damage damage : damages) {
      int room = manifest.length - FIRST.length();
      if (room > 0) {
        manifest[FIRST.length() + damage.at() % room] = damage.to();
      }
    }
    PlainModel model = PlainModel.of(manifest);

    assertThat(PlainModel.seen(scan(manifest, Long.MAX_VALUE))).isEqualTo(model.seen());
    count("bad lines", model.bad > 0);
    count("good lines only", model.bad == 0);
  }

  @Property(tries = 1_000)
  void anyBytesEndWithACount(@ForAll byte[] bytes) {
    ManifestSummary summary = scan(bytes, Long.MAX_VALUE);

    if (summary.end() == ScanEnd.WHOLE) {
      assertThat(PlainModel.seen(summary)).isEqualTo(PlainModel.of(bytes).seen());
    }
    count("read to the end", summary.end() == ScanEnd.WHOLE);
  }

  @Property(tries = 1_000)
  void aByteCapSeesTheLinesThatEndBeforeIt(
      @ForAll("manifests") String lines, @ForAll("caps") int cap) {
    byte[] manifest = (FIRST + lines).getBytes(StandardCharsets.UTF_8);
    int most = FIRST.length() + cap;
    ManifestSummary summary = scan(manifest, most);

    assertThat(summary.partial()).isEqualTo(most < manifest.length);
    String start =
        new String(manifest, 0, Math.min(most, manifest.length), StandardCharsets.ISO_8859_1);
    String whole = summary.partial() ? start.substring(0, start.lastIndexOf('\n') + 1) : start;
    assertThat(PlainModel.seen(summary))
        .isEqualTo(PlainModel.of(whole.getBytes(StandardCharsets.ISO_8859_1)).seen());
    count("partial", summary.partial());
    count("whole", !summary.partial());
  }

  private static void count(String label, boolean seen) {
    Statistics.label(label).collect(seen).coverage(ManifestScannerProperties::often);
  }

  private static void often(StatisticsCoverage seen) {
    seen.check(true).percentage(share -> share > 0.5);
  }

  /// Hands out a byte at a time, as a slow pipe.
  private static InputStream trickling(byte[] bytes) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] to, int offset, int length) {
        return super.read(to, offset, Math.min(1, length));
      }
    };
  }

  /// A byte that is overwritten.
  record Damage(int at, byte to) {}

  @Provide
  Arbitrary<List<Damage>> damages() {
    Arbitrary<Byte> bytes =
        Arbitraries.oneOf(
            Arbitraries.bytes(),
            Arbitraries.of("\"\\{}[],: \n\r\u0000a0-.eu".chars().mapToObj(c -> (byte) c).toList()));
    return Combinators.combine(Arbitraries.integers().between(0, 100_000), bytes)
        .as(Damage::new)
        .list()
        .ofMinSize(0)
        .ofMaxSize(3);
  }

  @Provide
  Arbitrary<Integer> caps() {
    return Arbitraries.integers().between(0, 400);
  }

  @Provide
  Arbitrary<String> manifests() {
    Arbitrary<String> lines =
        Arbitraries.frequencyOf(
            Tuple.of(8, objects()),
            Tuple.of(1, Arbitraries.of("", " ", "{", "}", "[]", "1", "{}{}", "x")),
            Tuple.of(1, objects().map(line -> line.substring(0, line.length() / 2))));
    return Combinators.combine(lines.list().ofMaxSize(6), Arbitraries.of("\n", "\r\n"))
        .as((each, end) -> String.join(end, each));
  }

  private Arbitrary<String> objects() {
    return members(names(), values()).map(each -> "{" + String.join(",", each) + "}");
  }

  private static Arbitrary<List<String>> members(
      Arbitrary<String> names, Arbitrary<String> values) {
    return Combinators.combine(names, Arbitraries.of(":", " : "), values)
        .as((name, colon, value) -> name + colon + value)
        .list()
        .ofMaxSize(4);
  }

  private static Arbitrary<String> names() {
    return Arbitraries.of(
        "\"source-ref\"",
        "\"source-ref\"",
        "\"source\"",
        "\"source-ref-metadata\"",
        "\"mask-ref\"",
        "\"-ref\"",
        "\"ref\"",
        "\"prefix\"",
        "\"source\\u002Dref\"",
        "\"source-ref \"",
        "\"\u00e9\"");
  }

  private Arbitrary<String> values() {
    Arbitrary<String> objects =
        members(Arbitraries.of("\"prefix\"", "\"source-ref\"", "\"x\""), scalars())
            .map(each -> "{" + String.join(" , ", each) + "}");
    Arbitrary<String> lists =
        Arbitraries.oneOf(scalars(), objects)
            .list()
            .ofMaxSize(3)
            .map(each -> "[" + String.join(",", each) + "]");
    return Arbitraries.frequencyOf(
        Tuple.of(6, scalars()), Tuple.of(2, objects), Tuple.of(1, lists));
  }

  private static Arbitrary<String> scalars() {
    return Arbitraries.of(
        "\"s3://b/x/1.jpg\"",
        "\"s3://b/x/2.jpg\"",
        "\"s3://b/y/seq.json\"",
        "\"s3:\\/\\/c\\/\\u0061\\/seq.json\"",
        "\"s3://d\"",
        "\"s3://d/\"",
        "\"s3:///k\"",
        "\"s3://\\ud83d\\ude00/\u00e9\ud83d\ude00/k\"",
        "\"k.jpg\"",
        "\"\"",
        "\"\\n\\\"\"",
        "0",
        "-1.5e+3",
        "01",
        "true",
        "null",
        "nul");
  }
}
