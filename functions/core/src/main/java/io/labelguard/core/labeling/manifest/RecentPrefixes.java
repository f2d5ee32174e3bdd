package io.labelguard.core.labeling.manifest;

import java.util.ArrayList;
import java.util.List;

/// The last few prefixes that good lines named. Most lines name the same ones, which then need no
/// look into any set, and no text.
final class RecentPrefixes {

  private static final int MOST = 4;

  private final byte[][] kept = new byte[MOST][0];
  private final List<byte[]> ofLine = new ArrayList<>(MOST);
  private int oldest;

  /// Whether a good line named the prefix that a URI begins with.
  ///
  /// @param end where the prefix ends
  boolean has(CapturedText uri, int end) {
    for (byte[] each : kept) {
      if (uri.hasStart(end, each)) {
        return true;
      }
    }
    return false;
  }

  /// Adds a prefix of a line that may be bad.
  void add(CapturedText uri, int end) {
    if (ofLine.size() < MOST) {
      ofLine.add(uri.start(end));
    }
  }

  /// Ends a good line.
  void keep() {
    for (byte[] each : ofLine) {
      kept[oldest] = each;
      oldest = (oldest + 1) % MOST;
    }
    ofLine.clear();
  }

  /// Ends a bad line.
  void forget() {
    ofLine.clear();
  }
}
