package io.labelguard.core.labeling.manifest;

import io.labelguard.core.labeling.S3Location;
import java.nio.charset.StandardCharsets;

/// What the lines of a manifest name. What a line names counts once the line has turned out good.
///
/// Where a member is repeated in a line, each of its values counts: which one Ground Truth takes is
/// not documented.
final class LineReferences {

  private static final byte[] SCHEME = "s3://".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] SEQUENCE_END = ".json".getBytes(StandardCharsets.US_ASCII);

  private final RecentPrefixes recent = new RecentPrefixes();
  private final KeptPlaces places = new KeptPlaces();
  private final KeptPlaces placesOfLine = new KeptPlaces();
  private final KeptSequences sequences = new KeptSequences();
  private final KeptSequences sequencesOfLine = new KeptSequences();
  private long sourceLines;
  private long referenceLines;
  private long bad;
  private boolean hasSource;
  private boolean hasReference;
  private long badOfLine;
  private boolean hasNewPlace;
  private boolean hasSequence;

  /// Takes a member of a line by its name, whatever its value is.
  void member(MemberRole role) {
    hasSource |= role == MemberRole.SOURCE;
    hasReference |= role == MemberRole.SOURCE_REF;
    if (role == MemberRole.SOURCE_REF || role == MemberRole.METADATA_PREFIX) {
      badOfLine++;
    }
  }

  /// Takes the value of that member where it is a string.
  void text(MemberRole role, CapturedText value) {
    if (!value.isWhole() || !value.startsWith(SCHEME)) {
      return;
    }
    if (role == MemberRole.METADATA_PREFIX) {
      value.endWithSlash();
    }
    int slash = value.slashFrom(SCHEME.length);
    if (slash <= SCHEME.length) {
      return;
    }
    place(value, slash);
    if (role != MemberRole.OTHER_REF) {
      badOfLine--;
    }
    if (role == MemberRole.SOURCE_REF && value.endsWith(SEQUENCE_END)) {
      hasSequence = true;
      String bucket = value.text(SCHEME.length, slash);
      sequencesOfLine.add(new S3Location(bucket, value.text(slash + 1, value.length())));
    }
  }

  private void place(CapturedText uri, int slash) {
    int end = uri.lastSlash() + 1;
    if (!recent.has(uri, end)) {
      hasNewPlace = true;
      recent.add(uri, end);
      placesOfLine.add(uri.text(SCHEME.length, slash), uri.text(slash + 1, end));
    }
  }

  /// Ends a line that is an object.
  void keep() {
    if (hasReference) {
      referenceLines++;
    } else if (hasSource) {
      sourceLines++;
    }
    bad += badOfLine;
    if (hasNewPlace) {
      places.addAll(placesOfLine);
    }
    if (hasSequence) {
      sequences.addAll(sequencesOfLine);
    }
    recent.keep();
    clearLine();
  }

  /// Ends a line that is not an object, or that was cut.
  void forget() {
    recent.forget();
    clearLine();
  }

  private void clearLine() {
    hasSource = false;
    hasReference = false;
    badOfLine = 0;
    if (hasNewPlace) {
      placesOfLine.clear();
      hasNewPlace = false;
    }
    if (hasSequence) {
      sequencesOfLine.clear();
      hasSequence = false;
    }
  }

  /// Whether there are more places than can be kept.
  boolean isFull() {
    return places.isFull();
  }

  /// Returns what the good lines named.
  ManifestSummary summary(long total, long badLines, long overlong, ScanEnd end) {
    return new ManifestSummary(
        new LineCounts(total, sourceLines, referenceLines, badLines, overlong),
        bad,
        places.sorted(),
        places.folded(),
        sequences.references(),
        end);
  }
}
