package io.labelguard.core.fix.cors;

import io.labelguard.core.labeling.CorsRule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// The limits of a CORS configuration: 100 rules, and 64 KB of XML.
///
/// @see <a
///     href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketCors.html">PutBucketCors</a>
///     for the size
/// @see <a
///     href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_CORSConfiguration.html">CORSConfiguration</a>
///     for the number of rules
final class CorsLimits {

  static final int MOST_RULES = 100;
  static final int MOST_BYTES = 65_536;

  /// The XML around the rules, with its declaration and namespace.
  private static final int AROUND =
      ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><CORSConfiguration"
              + " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"></CORSConfiguration>")
          .length();

  private CorsLimits() {}

  /// Returns why S3 would not take these rules; empty where they keep the limits.
  static Optional<String> reasonAgainst(String bucket, List<CorsRule> rules) {
    if (rules.size() > MOST_RULES) {
      return Optional.of(
          "Bucket "
              + bucket
              + " already has "
              + (rules.size() - 1)
              + " CORS rules, and S3 takes at most "
              + MOST_RULES
              + ". Remove one that nobody needs.");
    }
    int bytes = bytes(rules);
    return bytes > MOST_BYTES
        ? Optional.of(
            "With the rule that is needed, the CORS rules of bucket "
                + bucket
                + " would have "
                + bytes
                + " bytes, and S3 takes at most "
                + MOST_BYTES
                + ". Remove one that nobody needs.")
        : Optional.empty();
  }

  /// Returns the size of the XML of some rules, in bytes.
  static int bytes(List<CorsRule> rules) {
    return AROUND + rules.stream().mapToInt(CorsLimits::bytes).sum();
  }

  private static int bytes(CorsRule rule) {
    return element("CORSRule", "")
        + rule.id().map(id -> element("ID", id)).orElse(0)
        + elements("AllowedHeader", rule.headers())
        + elements("AllowedMethod", rule.methods())
        + elements("AllowedOrigin", rule.origins())
        + elements("ExposeHeader", rule.exposed())
        + rule.maxAge().map(age -> element("MaxAgeSeconds", age.toString())).orElse(0);
  }

  private static int elements(String name, List<String> values) {
    return values.stream().mapToInt(value -> element(name, value)).sum();
  }

  private static int element(String name, String value) {
    String escaped =
        value
            .replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;");
    return 2 * name.length() + "<></>".length() + escaped.getBytes(StandardCharsets.UTF_8).length;
  }
}
