package io.labelguard.core.report.link;

import io.labelguard.core.labeling.Partition;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Builds the addresses of pages in the AWS console, in the right partition and Region.
///
/// AWS documents the console's host of each partition, but not the paths behind it: these were
/// taken from the console, and may change.
public final class ConsoleLinks {

  private final String region;
  private final String start;

  public ConsoleLinks(String region) {
    this.region = encoded(region);
    this.start =
        switch (Partition.ofRegion(region)) {
          case "aws-cn" -> "https://" + this.region + ".console.amazonaws.cn";
          case "aws-us-gov" -> "https://" + this.region + ".console.amazonaws-us-gov.com";
          default -> "https://" + this.region + ".console.aws.amazon.com";
        };
  }

  /// Returns the page of a bucket's policy.
  public Link bucket(String name) {
    return new Link(
        "Bucket",
        start + "/s3/buckets/" + encoded(name) + "?region=" + region + "&tab=permissions");
  }

  /// Returns the page of all labeling jobs.
  public Link jobs() {
    return new Link("Jobs", start + "/sagemaker/groundtruth?region=" + region + "#/labeling-jobs");
  }

  /// Returns the page of an event of CloudTrail.
  public Link event(String id) {
    return new Link(
        "Event", start + "/cloudtrailv2/home?region=" + region + "#/events/" + encoded(id));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
