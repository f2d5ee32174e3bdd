package io.labelguard.core.labeling;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A bucket and a key (or key prefix) of a labeling job, taken from its URI as written.
///
/// @param key what follows the slash after the bucket, a second slash included (S3 keys may begin
///     with one); empty for the whole bucket
public record S3Location(String bucket, String key) {

  private static final Pattern S3_URI = Pattern.compile("s3://([^/]+)(?:/(.*))?", Pattern.DOTALL);
  private static final Pattern HTTPS_URI =
      Pattern.compile("https://([^/?#:]+)(?::443)?(?:/([^?#]*))?(?:[?#].*)?", Pattern.DOTALL);

  private static final Pattern RESERVED =
      Pattern.compile(".*(?:-s3alias|--[a-z]+-s3|[.]mrap)", Pattern.CASE_INSENSITIVE);

  /// The DNS suffixes of the partitions and of dual-stack endpoints. A host under any other suffix
  /// is another party's server.
  private static final List<String> SUFFIXES =
      List.of(
          "amazonaws.com",
          "amazonaws.com.cn",
          "amazonaws.eu",
          "api.aws",
          "c2s.ic.gov",
          "sc2s.sgov.gov",
          "cloud.adc-e.uk",
          "csp.hci.ic.gov");

  /// `[bucket.]s3[-fips][.dualstack][.region].suffix`, the dash before a Region being the older
  /// form.
  private static final Pattern HOST =
      Pattern.compile(
          "(?:(.+)\\.)?s3(?:-fips)?(?:\\.dualstack)?(?:[.-][a-z0-9]+(?:-[a-z0-9]+)+)?\\.(?:"
              + SUFFIXES.stream().map(Pattern::quote).collect(Collectors.joining("|"))
              + ")");

  /// Reads `s3://bucket/key` or `https://` in virtual-host or path style; empty where the text is
  /// neither, or names an access point by ARN (whose own policy would have to be judged).
  ///
  /// @see <a
  ///     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_LabelingJobS3DataSource.html">LabelingJobS3DataSource</a>
  ///     for the pattern that SageMaker takes
  public static Optional<S3Location> parse(String uri) {
    Matcher s3 = S3_URI.matcher(uri);
    if (s3.matches()) {
      return s3.group(1).startsWith("arn:")
          ? Optional.empty()
          : Optional.of(new S3Location(s3.group(1), textOf(s3.group(2))));
    }
    Matcher https = HTTPS_URI.matcher(uri);
    return https.matches() ? hosted(https.group(1), textOf(https.group(2))) : Optional.empty();
  }

  private static Optional<S3Location> hosted(String host, String path) {
    Matcher matcher = HOST.matcher(host);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String bucket = matcher.group(1);
    if (bucket != null) {
      return Optional.of(new S3Location(bucket, decoded(path)));
    }
    int slash = path.indexOf('/');
    String first = slash < 0 ? path : path.substring(0, slash);
    return first.isEmpty()
        ? Optional.empty()
        : Optional.of(new S3Location(first, slash < 0 ? "" : decoded(path.substring(slash + 1))));
  }

  private static String textOf(@Nullable String group) {
    return group == null ? "" : group;
  }

  /// Undoes percent-encoding as S3 does for a request path; `+` is kept.
  private static String decoded(String path) {
    try {
      return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return path;
    }
  }

  /// Whether the name is of a form that S3 keeps for other things than buckets: aliases of access
  /// points, directory buckets, multi-Region access points.
  ///
  /// @see <a
  ///     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html">Bucket
  ///     naming rules</a>
  public static boolean isReserved(String bucket) {
    return RESERVED.matcher(bucket).matches();
  }

  /// Returns the location as an `s3://` URI.
  public String uri() {
    return "s3://" + bucket + "/" + key;
  }

  /// Returns the prefix of the keys in this folder: the key, with a slash at its end whatever it
  /// looks like.
  public String folder() {
    return key.isEmpty() || key.endsWith("/") ? key : key + "/";
  }
}
