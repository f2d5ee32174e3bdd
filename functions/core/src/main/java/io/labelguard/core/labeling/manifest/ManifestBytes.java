package io.labelguard.core.labeling.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.LongConsumer;

/// The bytes of a manifest in one buffer, which is filled again and again, and the length of the
/// line that is being read. A line may be longer than the buffer.
final class ManifestBytes {

  private static final int SIZE = 1 << 17;

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private final InputStream in;
  private final LongConsumer progress;
  private final byte[] buffer = new byte[SIZE];
  private long left;
  private long before;
  private int at;
  private int limit;
  private boolean cut;
  private int lineStart;
  private long lineCharacters;
  private boolean returned;
  private boolean hasLineFeed;

  /// @param most the most bytes that are read
  /// @param progress gets the number of bytes read so far, each time some were read
  ManifestBytes(InputStream in, long most, LongConsumer progress) {
    this.in = in;
    this.left = most;
    this.progress = progress;
  }

  /// Returns the bytes themselves: those from [#at] to [#limit] are still to be read.
  byte[] buffer() {
    return buffer;
  }

  int at() {
    return at;
  }

  int limit() {
    return limit;
  }

  /// Moves behind a byte order mark, which only the start may have.
  void skipByteOrderMark() throws IOException {
    int length = BYTE_ORDER_MARK.length;
    if (fill() && limit >= length && Arrays.equals(buffer, 0, length, BYTE_ORDER_MARK, 0, length)) {
      at = length;
    }
  }

  /// Whether there is no further byte.
  boolean isAtEnd() throws IOException {
    return at == limit && !fill();
  }

  /// Whether the line that was ended last goes on behind the most bytes.
  boolean isLineCut() {
    return cut && !hasLineFeed;
  }

  /// Whether the most bytes were read and there are more.
  boolean isCut() {
    return cut;
  }

  void startLine() {
    lineStart = at;
    lineCharacters = 0;
    returned = false;
  }

  /// Ends a line.
  ///
  /// @param next the place behind its line feed, or the end of all bytes
  /// @param hasLineFeed whether it has one
  void endLine(int next, boolean hasLineFeed) {
    at = next;
    this.hasLineFeed = hasLineFeed;
    int end = hasLineFeed ? next - 1 : next;
    countCharacters(end);
    if (hasLineFeed && returned) {
      lineCharacters--;
    }
  }

  /// Skips the rest of the line and ends it.
  void skipLine(int from) throws IOException {
    int next = from;
    while (true) {
      while (next < limit) {
        if (buffer[next++] == '\n') {
          endLine(next, true);
          return;
        }
      }
      if (!fill()) {
        endLine(limit, false);
        return;
      }
      next = 0;
    }
  }

  /// Returns how many characters the line has that was ended last, without its line end.
  long lineCharacters() {
    return lineCharacters;
  }

  /// Reads on. The bytes in the buffer are gone after it.
  ///
  /// @return false at the end
  boolean fill() throws IOException {
    countCharacters(limit);
    lineStart = 0;
    before += limit;
    at = 0;
    limit = in.readNBytes(buffer, 0, (int) Math.min(SIZE, left));
    left -= limit;
    if (limit > 0) {
      progress.accept(before + limit);
      return true;
    }
    cut = cut || (left == 0 && in.read() >= 0);
    return false;
  }

  /// Counts the line's characters in the buffer: each byte of UTF-8 that continues none.
  private void countCharacters(int end) {
    int count = end - lineStart;
    // Lines that cannot be overlong are not counted exactly.
    if (lineCharacters + count > LineCounts.LONGEST_LINE || end == limit) {
      for (int each = lineStart; each < end; each++) {
        if ((buffer[each] & 0xc0) == 0x80) {
          count--;
        }
      }
    }
    if (end > lineStart) {
      returned = buffer[end - 1] == '\r';
    }
    lineCharacters += count;
  }
}
