package io.labelguard.policy.json;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Turns an offset in a text into line and column, as an editor counts them.
public final class LineMap {

  private final String text;
  private int @Nullable [] lineStarts;

  /// Maps the offsets of a text; its lines are counted when first needed.
  public LineMap(String text) {
    this.text = text;
  }

  /// A place in a text; a line ends at `\n`, `\r\n` or `\r`.
  ///
  /// @param line from 1
  /// @param column from 1, in UTF-16 code units
  public record Position(int line, int column) {}

  /// {@return the place of an offset; one past the end counts as the end}
  public Position at(int offset) {
    int[] starts = lineStarts();
    int within = Math.clamp(offset, 0, text.length());
    int found = Arrays.binarySearch(starts, within);
    int line = found >= 0 ? found : -found - 2;
    return new Position(line + 1, within - starts[line] + 1);
  }

  // Counted when first needed: most texts have no problem.
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
