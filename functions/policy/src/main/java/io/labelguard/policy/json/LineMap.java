package io.labelguard.policy.json;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Turns an offset in a text into line and column, as an editor counts them.
public final class LineMap {

  private final String text;
  private int @Nullable [] lineStarts;

  public LineMap(String text) {
    this.text = text;
  }

  /// Line from 1, column from 1 in chars; a line ends at `\n`, `\r\n` or `\r`.
  public record Position(int line, int column) {}

  /// Returns where `offset` stands; an offset past the end counts as the end.
  public Position at(int offset) {
    int[] starts = lineStarts();
    int within = Math.clamp(offset, 0, text.length());
    int found = Arrays.binarySearch(starts, within);
    int line = found >= 0 ? found : -found - 2;
    return new Position(line + 1, within - starts[line] + 1);
  }

  // Found when first asked for: most texts have no problem.
  private int[] lineStarts() {
    int[] known = lineStarts;
    if (known == null) {
      IntStream later = IntStream.rangeClosed(1, text.length()).filter(i -> startsLine(text, i));
      known = IntStream.concat(IntStream.of(0), later).toArray();
      lineStarts = known;
    }
    return known;
  }

  private static boolean startsLine(String text, int i) {
    char before = text.charAt(i - 1);
    return before == '\n' || (before == '\r' && (i == text.length() || text.charAt(i) != '\n'));
  }
}
