package io.labelguard.core.labeling.manifest;

/// How many lines of each kind a manifest has. Blank lines are not counted.
///
/// @param total all lines, bad ones included
/// @param source lines that hold the data themselves (`source`) and name no object
/// @param reference lines that name an object (`source-ref`), also where it is no S3 URI
/// @param bad lines that are no JSON object
/// @param overlong lines, of whatever kind, of more than [#LONGEST_LINE] characters
public record LineCounts(long total, long source, long reference, long bad, long overlong) {

  /// The longest line, in characters, that Ground Truth takes.
  ///
  /// @see <a
  ///     href="https://docs.aws.amazon.com/sagemaker/latest/dg/sms-data-input.html">Input
  ///     data</a>
  public static final int LONGEST_LINE = 100_000;

  /// The most lines that Ground Truth takes.
  ///
  /// @see <a
  ///     href="https://docs.aws.amazon.com/sagemaker/latest/dg/input-data-limits.html">Input data
  ///     quotas</a>
  public static final int MOST_LINES = 100_000;

  public LineCounts {
    if (source < 0 || reference < 0 || bad < 0 || source + reference + bad > total) {
      throw new IllegalArgumentException("more lines of a kind than lines");
    }
    if (overlong < 0 || overlong > total) {
      throw new IllegalArgumentException("more overlong lines than lines");
    }
  }

  /// Returns the lines that are JSON objects.
  public long objects() {
    return total - bad;
  }

  /// Returns the lines that are JSON objects but have neither `source` nor `source-ref`, so that
  /// Ground Truth finds nothing to label in them.
  public long withoutData() {
    return objects() - source - reference;
  }

  /// Whether every object holds its data itself, so that the job reads no object beside its
  /// manifest. Never true where a line is bad.
  public boolean onlySource() {
    return total > 0 && source == total;
  }
}
