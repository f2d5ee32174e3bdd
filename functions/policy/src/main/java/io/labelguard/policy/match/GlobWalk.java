package io.labelguard.policy.match;

import java.util.ArrayList;
import java.util.List;

/// Walks a pattern along a text, through all places that the pattern can have come to.
final class GlobWalk {

  private final int[] tokens;
  private final boolean fold;

  GlobWalk(int[] tokens, boolean fold) {
    this.tokens = tokens.clone();
    this.fold = fold;
  }

  /// Returns the places at which the rest of the pattern can begin after `prefix`. One that a `*`
  /// right before it covers is left out.
  List<Integer> rests(String prefix) {
    boolean[] live = new boolean[tokens.length + 1];
    live[0] = true;
    close(live);
    for (int c : prefix.codePoints().toArray()) {
      live = step(live, c);
    }
    List<Integer> rests = new ArrayList<>();
    for (int at = 0; at <= tokens.length; at++) {
      boolean covered = at > 0 && live[at - 1] && Glob.isMany(tokens[at - 1]);
      if (live[at] && !covered) {
        rests.add(at);
      }
    }
    return rests;
  }

  private boolean[] step(boolean[] live, int c) {
    boolean[] next = new boolean[live.length];
    for (int at = 0; at < tokens.length; at++) {
      if (live[at] && Glob.accepts(tokens[at], c, fold)) {
        next[Glob.isMany(tokens[at]) ? at : at + 1] = true;
      }
    }
    close(next);
    return next;
  }

  private void close(boolean[] live) {
    for (int at = 0; at < tokens.length; at++) {
      if (live[at] && Glob.isMany(tokens[at])) {
        live[at + 1] = true;
      }
    }
  }
}
