package io.labelguard.tests.gallery;

/// A field whose value comes from outside.
enum OutsideField {
  BUCKET("gt-labeling-data"),
  JOB("cats-and-dogs"),
  TEAM("street-annotators"),
  WORKFORCE("default"),
  SID("OnlyOwnEndpoint"),
  OPERATOR_KEY("aws:SourceVpce"),
  CONDITION_VALUE("vpce-0c1d2e3f4a5b60789"),
  ACTOR("arn:aws:iam::111122223333:user/ana"),
  ISSUER("arn:aws:iam::111122223333:role/Annotation"),
  USER_AGENT("aws-cli/2.31.20"),
  SOURCE_IP("198.51.100.7"),
  INVOKED_BY("cloudformation.amazonaws.com"),
  EVENT_ID("e-1"),
  CALL("PutBucketPolicy"),
  CALLER_ACCOUNT("444455556666"),
  FAILURE_REASON("AccessDenied"),
  CIDR("198.51.100.0/24"),
  ACCOUNT("111122223333"),
  REGION("us-east-1"),
  NOTE("The policy was written by a stack."),
  NOT_CHECKED("a key of AWS KMS"),
  MESSAGE("The bucket denies Ground Truth."),
  ACTION("s3:GetObject"),
  UNKNOWN_KEY("aws:userid"),
  STEP("Ask the owner of the bucket."),
  DIFF("+new line"),
  FIX_ID("81edfaa3-7c1e-4d8f-9b1a-2f7f5a3c9e10"),
  OUTCOME_REASON("AWS accepted the write."),
  SOURCE("+ Sid"),
  ALERT_ID("lg-0123456789abcdef0123");

  private final String harmless;

  OutsideField(String harmless) {
    this.harmless = harmless;
  }

  String harmless() {
    return harmless;
  }
}
