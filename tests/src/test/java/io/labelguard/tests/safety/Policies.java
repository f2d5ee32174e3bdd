package io.labelguard.tests.safety;

/// Policies of the bucket that the tests are about, in a spelling that S3 does not keep.
final class Policies {

  static final String BUCKET = "gt-labeling-data";

  private static final String DENY =
      """
      {"Sid":"OnlyOwnEndpoint","Effect":"Deny","Principal":"*",
       "Action":["s3:GetObject","s3:PutObject","s3:AbortMultipartUpload","s3:ListBucket",
         "s3:GetBucketLocation"],
       "Resource":["arn:aws:s3:::gt-labeling-data","arn:aws:s3:::gt-labeling-data/*"],
       "Condition":{"StringNotEquals":{"aws:SourceVpce":["vpce-0c1d2e3f4a5b60789"]}}}\
      """;

  private static final String PARTNERS =
      """
      {"Sid":"Partners","Effect":"Allow","Principal":{"AWS":["444455556666","123456789012"]},
       "Action":["s3:GetBucketLocation"],"Resource":["arn:aws:s3:::gt-labeling-data"]}\
      """;

  /// Denies nothing.
  static final String LOOSE = of(PARTNERS);

  /// Denies everything that does not come through an endpoint of the customer's own.
  static final String TIGHT = of(PARTNERS + ",\n  " + DENY);

  private Policies() {}

  /// Denies the same as [#TIGHT], and is another text.
  static String tight(String sid) {
    return TIGHT.replace("OnlyOwnEndpoint", sid);
  }

  /// Denies writing a part of the output that no other number denies.
  static String partClosed(int number) {
    return TIGHT
        .replaceFirst("\\[\"s3:GetObject\"[^]]*]", "\"s3:PutObject\"")
        .replace(
            "[\"arn:aws:s3:::gt-labeling-data\",\"arn:aws:s3:::gt-labeling-data/*\"]",
            "\"arn:aws:s3:::gt-labeling-data/output/cats-and-dogs/part-" + number + "/*\"");
  }

  /// Denies nothing, and is another text than [#LOOSE].
  static String loose(String sid) {
    return LOOSE.replace("Partners", sid);
  }

  private static String of(String statements) {
    return "{\n \"Version\":\"2012-10-17\",\n \"Statement\":[\n  " + statements + "]}";
  }
}
