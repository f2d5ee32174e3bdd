package io.labelguard.aws.event;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The kind of resource that a call changes, and the form of its name.
enum ResourceKind {
  /// Old buckets of us-east-1 have up to 255 characters, capitals and underscores.
  BUCKET("bucket", "[A-Za-z0-9][A-Za-z0-9._-]{2,254}", "arn:[a-z-]+:s3:::([^/]+)"),
  LABELING_JOB("labeling job", "[A-Za-z0-9][A-Za-z0-9-]{0,62}", ".+:labeling-job/([^/]+)"),
  WORKTEAM("work team", "[A-Za-z0-9][A-Za-z0-9-]{0,62}", ".+:workteam/private-crowd/([^/]+)"),
  WORKFORCE(
      "workforce", "[A-Za-z0-9][A-Za-z0-9-]{0,62}", ".+:workforce/(?:private-crowd/)?([^/]+)"),
  KEY("key", "[A-Za-z0-9-]{1,64}", "arn:[a-z-]+:kms:[^:]*:[^:]*:key/([^/]+)"),
  /// A call may name a function by its name or its ARN, each with a version or alias, or by the end
  /// of its ARN.
  FUNCTION("function", "[A-Za-z0-9_-]{1,140}", "(?:(?:.+:)?function:)?([A-Za-z0-9_-]+)(?::[^:]+)?"),
  TOPIC("topic", "[A-Za-z0-9_-]{1,256}(?:\\.fifo)?", "arn:[a-z-]+:sns:[^:]*:[^:]*:([^:]+)"),
  QUEUE(
      "queue",
      "[A-Za-z0-9_-]{1,80}(?:\\.fifo)?",
      "(?:https?://[^/]+/[^/]+/|arn:[a-z-]+:sqs:[^:]*:[^:]*:)([^:/]+)"),
  ROLE("role", "[A-Za-z0-9_+=,.@-]{1,64}", "arn:[a-z-]+:iam::[^:]*:role/(?:.+/)?([^/]+)"),
  POLICY("policy", "[A-Za-z0-9_+=,.@-]{1,128}", "arn:[a-z-]+:iam::[^:]*:policy/(?:.+/)?([^/]+)"),
  NETWORK(
      "VPC endpoint or route table",
      "(?:vpce|rtb|rtbassoc)-[0-9a-f]+",
      "((?:vpce|rtb|rtbassoc)-[0-9a-f]+)");

  private final String text;
  private final Pattern name;
  private final Pattern arn;

  ResourceKind(String text, String name, String arn) {
    this.text = text;
    this.name = Pattern.compile(name);
    this.arn = Pattern.compile(arn);
  }

  /// The word for a person.
  String text() {
    return text;
  }

  /// Returns whether AWS accepts that name for a resource of this kind.
  boolean canBe(String candidate) {
    return name.matcher(candidate).matches();
  }

  /// Returns the name in an ARN of this kind; empty for any other text.
  Optional<String> nameIn(String candidate) {
    Matcher matcher = arn.matcher(candidate);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
