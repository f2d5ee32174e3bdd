package io.labelguard.core.labeling.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/// Reads a manifest once, from its first byte to its last, in constant memory.
///
/// A manifest is JSON Lines in UTF-8, its lines ended by `\n` or `\r\n`, perhaps after a byte order
/// mark. A bad line names nothing, and does not stop the scan. The one line that does is a first
/// line that ends inside an open value: the whole is then a printed document.
///
/// @see <a
///     href="https://docs.aws.amazon.com/sagemaker/latest/dg/sms-data-input.html">Input data</a>
public final class ManifestScanner {

  private final ManifestBytes bytes;
  private final LineReferences references = new LineReferences();
  private final JsonLine line;
  private long total;
  private long bad;
  private long overlong;

  private ManifestScanner(ManifestBytes bytes) {
    this.bytes = bytes;
    this.line = new JsonLine(bytes, references);
  }

  /// Reads a manifest.
  ///
  /// @param mostBytes where the scan stops; a line that goes on there is left out
  /// @param progress gets the number of bytes read so far, each time some were read
  /// @throws IOException where the bytes cannot be read to their end
  public static ManifestSummary scan(InputStream in, long mostBytes, LongConsumer progress)
      throws IOException {
    if (mostBytes < 1) {
      throw new IllegalArgumentException("the most bytes must be at least 1");
    }
    return new ManifestScanner(new ManifestBytes(in, mostBytes, progress)).scan();
  }

  private ManifestSummary scan() throws IOException {
    bytes.skipByteOrderMark();
    ScanEnd end = ScanEnd.WHOLE;
    while (end == ScanEnd.WHOLE && !bytes.isAtEnd()) {
      end = readLine();
    }
    if (bytes.isCut() && end == ScanEnd.WHOLE) {
      end = ScanEnd.BYTE_LIMIT;
    }
    return references.summary(total, bad, overlong, end);
  }

  private ScanEnd readLine() throws IOException {
    LineForm form = line.read();
    if (form == LineForm.BLANK || bytes.isLineCut()) {
      references.forget();
      return ScanEnd.WHOLE;
    }
    count(form);
    if (form == LineForm.OPEN && total == 1) {
      return ScanEnd.PRINTED_DOCUMENT;
    }
    return references.isFull() ? ScanEnd.TOO_MANY_PLACES : ScanEnd.WHOLE;
  }

  private void count(LineForm form) {
    total++;
    if (form == LineForm.OBJECT) {
      references.keep();
    } else {
      bad++;
      references.forget();
    }
    if (bytes.lineCharacters() > LineCounts.LONGEST_LINE) {
      overlong++;
    }
  }
}
