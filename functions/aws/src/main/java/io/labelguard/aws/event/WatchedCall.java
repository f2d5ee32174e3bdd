package io.labelguard.aws.event;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A call that Labelguard acts on, and where its record names the resource.
///
/// @param request path of the name in the request
/// @param arns paths of ARNs that end in the name, for records whose request CloudTrail left out
record WatchedCall(String name, Kind kind, String source, String request, List<String> arns) {

  private static final String REQUEST = "detail.requestParameters.";
  private static final String RESPONSE = "detail.responseElements.";

  private static final String RESOURCES = "detail.resources.ARN";

  private static final List<WatchedCall> ALL =
      List.of(
          bucket("PutBucketPolicy"),
          bucket("DeleteBucketPolicy"),
          new WatchedCall(
              "CreateLabelingJob",
              Kind.LABELING_JOB,
              "sagemaker",
              REQUEST + "labelingJobName",
              List.of(RESPONSE + "labelingJobArn")),
          // No example of the record is published: it is read as that of CreateLabelingJob.
          new WatchedCall(
              "StopLabelingJob",
              Kind.STOPPED_JOB,
              "sagemaker",
              REQUEST + "labelingJobName",
              List.of(RESOURCES)),
          team("CreateWorkteam"),
          team("UpdateWorkteam"),
          workforce("CreateWorkforce"),
          workforce("UpdateWorkforce"));

  /// Returns the call in the record. Both the record and the envelope, which only AWS can write,
  /// must name the right service.
  static Optional<WatchedCall> of(RecordMembers members) {
    String name = members.text("detail.eventName").orElse("");
    String eventSource = members.text("detail.eventSource").orElse("");
    String source = members.text("source").orElse("");
    return ALL.stream()
        .filter(call -> call.name().equals(name))
        .filter(call -> eventSource.equals(call.source() + ".amazonaws.com"))
        .filter(call -> source.equals("aws." + call.source()))
        .findFirst();
  }

  private static WatchedCall bucket(String name) {
    return new WatchedCall(name, Kind.BUCKET, "s3", REQUEST + "bucketName", List.of(RESOURCES));
  }

  private static WatchedCall team(String name) {
    return new WatchedCall(
        name,
        Kind.WORKTEAM,
        "sagemaker",
        REQUEST + "workteamName",
        List.of(RESPONSE + "workteamArn", RESPONSE + "workteam.workteamArn"));
  }

  private static WatchedCall workforce(String name) {
    return new WatchedCall(
        name,
        Kind.WORKFORCE,
        "sagemaker",
        REQUEST + "workforceName",
        List.of(RESPONSE + "workforceArn", RESPONSE + "workforce.workforceArn"));
  }

  /// The kind of resource that a call changes, and the form of its name.
  enum Kind {
    /// Old buckets of us-east-1 have up to 255 characters, capitals and underscores.
    BUCKET("bucket", "[A-Za-z0-9][A-Za-z0-9._-]{2,254}", "arn:[a-z-]+:s3:::([^/]+)"),
    LABELING_JOB("labeling job", "[A-Za-z0-9][A-Za-z0-9-]{0,62}", ".+:labeling-job/([^/]+)"),
    STOPPED_JOB("labeling job", "[A-Za-z0-9][A-Za-z0-9-]{0,62}", ".+:labeling-job/([^/]+)"),
    WORKTEAM("work team", "[A-Za-z0-9][A-Za-z0-9-]{0,62}", ".+:workteam/private-crowd/([^/]+)"),
    WORKFORCE("workforce", "[A-Za-z0-9][A-Za-z0-9-]{0,62}", ".+:workforce/private-crowd/([^/]+)");

    private final String text;
    private final Pattern name;
    private final Pattern arn;

    Kind(String text, String name, String arn) {
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
}
