package io.labelguard.core.labeling.manifest;

import io.labelguard.core.labeling.S3Location;
import java.util.Comparator;
import java.util.TreeSet;

/// The first sequence files by URI that lines name.
final class KeptSequences {

  private final TreeSet<S3Location> first = new TreeSet<>(Comparator.comparing(S3Location::uri));
  private long lines;
  private boolean more;

  void add(S3Location sequence) {
    lines++;
    first.add(sequence);
    dropBeyondMost();
  }

  void addAll(KeptSequences others) {
    lines += others.lines;
    more |= others.more;
    first.addAll(others.first);
    dropBeyondMost();
  }

  private void dropBeyondMost() {
    while (first.size() > SequenceReferences.MOST) {
      first.pollLast();
      more = true;
    }
  }

  void clear() {
    first.clear();
    lines = 0;
    more = false;
  }

  SequenceReferences references() {
    return new SequenceReferences(first.stream().toList(), lines, more);
  }
}
