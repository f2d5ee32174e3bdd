package io.labelguard.aws.event;

import java.util.List;
import java.util.Optional;

/// A call that Labelguard acts on, and where its record names the resource.
///
/// The table in `events/README.md` says of each call whether its record is documented, was seen or
/// is inferred. Where it is inferred, an ARN anywhere in the request counts too.
///
/// @param request path of the name in the request
/// @param arns paths of ARNs that end in the name, for records whose request has no name there
/// @param ofAnyKind whether the call is also made for resources of other kinds
record WatchedCall(
    String name,
    Change change,
    String source,
    String request,
    List<String> arns,
    boolean ofAnyKind) {

  /// The path under which [RecordMembers] keeps every ARN in a request.
  static final String REQUEST_ARNS = "detail.requestParameters";

  private static final String REQUEST = REQUEST_ARNS + ".";
  private static final String RESPONSE = "detail.responseElements.";
  private static final String RESOURCES = "detail.resources.ARN";
  private static final String S3 = "s3";
  private static final String SAGEMAKER = "sagemaker";
  private static final String KMS = "kms";
  private static final String LAMBDA = "lambda";
  private static final String IAM = "iam";

  private static final List<WatchedCall> ALL =
      List.of(
          bucket("PutBucketPolicy", Change.POLICY),
          bucket("DeleteBucketPolicy", Change.POLICY),
          bucket("PutBucketTagging", Change.TAGS),
          bucket("DeleteBucketTagging", Change.TAGS),
          bucket("PutBucketAbac", Change.TAGS),
          bucket("PutBucketCors", Change.BUCKET_SET_UP),
          bucket("DeleteBucketCors", Change.BUCKET_SET_UP),
          bucket("DeleteBucket", Change.BUCKET_SET_UP),
          tags("TagResource"),
          tags("UntagResource"),
          sageMaker(
              "CreateLabelingJob",
              Change.NEW_JOB,
              "labelingJobName",
              List.of(RESPONSE + "labelingJobArn")),
          sageMaker(
              "StopLabelingJob",
              Change.STOPPED_JOB,
              "labelingJobName",
              List.of(RESOURCES, REQUEST_ARNS)),
          team("CreateWorkteam", Change.TEAM),
          team("UpdateWorkteam", Change.TEAM),
          team("DeleteWorkteam", Change.DELETED_TEAM),
          workforce("CreateWorkforce", Change.WORKFORCE),
          workforce("UpdateWorkforce", Change.WORKFORCE),
          workforce("DeleteWorkforce", Change.DELETED_WORKFORCE),
          dependency(KMS, "PutKeyPolicy", Change.KEY, "keyId"),
          dependency(KMS, "DisableKey", Change.KEY, "keyId"),
          dependency(KMS, "ScheduleKeyDeletion", Change.KEY, "keyId"),
          dependency(KMS, "RevokeGrant", Change.KEY, "keyId"),
          function("DeleteFunction"),
          function("RemovePermission"),
          function("UpdateFunctionConfiguration"),
          function("PutFunctionConcurrency"),
          dependency("sns", "DeleteTopic", Change.TOPIC, "topicArn"),
          dependency("sns", "SetTopicAttributes", Change.TOPIC, "topicArn"),
          dependency("sqs", "DeleteQueue", Change.QUEUE, "queueUrl"),
          dependency("sqs", "SetQueueAttributes", Change.QUEUE, "queueUrl"),
          network("DeleteVpcEndpoints"),
          network("ModifyVpcEndpoint"),
          network("ReplaceRouteTableAssociation"),
          network("DisassociateRouteTable"),
          role("PutRolePolicy"),
          role("DeleteRolePolicy"),
          role("AttachRolePolicy"),
          role("DetachRolePolicy"),
          role("UpdateAssumeRolePolicy"),
          role("PutRolePermissionsBoundary"),
          role("DeleteRolePermissionsBoundary"),
          role("DeleteRole"),
          dependency(IAM, "CreatePolicyVersion", Change.POLICY_OF_ROLES, "policyArn"),
          dependency(IAM, "SetDefaultPolicyVersion", Change.POLICY_OF_ROLES, "policyArn"));

  /// Returns the call in the record. Both the record and the envelope, which only AWS can write,
  /// must name the right service.
  static Optional<WatchedCall> of(RecordMembers members) {
    String name = members.text("detail.eventName").orElse("");
    String eventSource = members.text("detail.eventSource").orElse("");
    String source = members.text("source").orElse("");
    return ALL.stream()
        .filter(call -> call.isNamed(name))
        .filter(call -> eventSource.equals(call.source() + ".amazonaws.com"))
        .filter(call -> source.equals("aws." + call.source()))
        .findFirst();
  }

  /// Lambda's names end in the date of its API, and some in a version too.
  private boolean isNamed(String eventName) {
    return source.equals(LAMBDA)
        ? eventName.matches(name + "(?:[0-9]{8}(?:v[0-9]+)?)?")
        : eventName.equals(name);
  }

  ResourceKind kind() {
    return change.kind;
  }

  private static WatchedCall bucket(String name, Change change) {
    return new WatchedCall(name, change, S3, REQUEST + "bucketName", List.of(RESOURCES), false);
  }

  /// A call of S3 Control, which names a resource of S3 by its ARN.
  private static WatchedCall tags(String name) {
    return new WatchedCall(
        name, Change.TAGS, S3, REQUEST + "bucketName", List.of(RESOURCES, REQUEST_ARNS), true);
  }

  private static WatchedCall team(String name, Change change) {
    return sageMaker(
        name,
        change,
        "workteamName",
        List.of(
            RESPONSE + "workteamArn", RESPONSE + "workteam.workteamArn", RESOURCES, REQUEST_ARNS));
  }

  private static WatchedCall workforce(String name, Change change) {
    return sageMaker(
        name,
        change,
        "workforceName",
        List.of(
            RESPONSE + "workforceArn",
            RESPONSE + "workforce.workforceArn",
            RESOURCES,
            REQUEST_ARNS));
  }

  private static WatchedCall sageMaker(
      String name, Change change, String member, List<String> arns) {
    return new WatchedCall(name, change, SAGEMAKER, REQUEST + member, arns, false);
  }

  private static WatchedCall function(String name) {
    return dependency(LAMBDA, name, Change.FUNCTION, "functionName");
  }

  private static WatchedCall role(String name) {
    return dependency(IAM, name, Change.ROLE, "roleName");
  }

  /// No real record was seen: an id of the right form anywhere in the request serves.
  private static WatchedCall network(String name) {
    return dependency("ec2", name, Change.NETWORK, "vpcEndpointId");
  }

  private static WatchedCall dependency(String source, String name, Change change, String member) {
    return new WatchedCall(
        name, change, source, REQUEST + member, List.of(RESOURCES, REQUEST_ARNS), false);
  }

  /// What a call changes.
  enum Change {
    POLICY(ResourceKind.BUCKET),
    TAGS(ResourceKind.BUCKET),
    BUCKET_SET_UP(ResourceKind.BUCKET),
    NEW_JOB(ResourceKind.LABELING_JOB),
    STOPPED_JOB(ResourceKind.LABELING_JOB),
    TEAM(ResourceKind.WORKTEAM),
    DELETED_TEAM(ResourceKind.WORKTEAM),
    WORKFORCE(ResourceKind.WORKFORCE),
    DELETED_WORKFORCE(ResourceKind.WORKFORCE),
    KEY(ResourceKind.KEY),
    FUNCTION(ResourceKind.FUNCTION),
    TOPIC(ResourceKind.TOPIC),
    QUEUE(ResourceKind.QUEUE),
    ROLE(ResourceKind.ROLE),
    /// A policy that any role may carry.
    POLICY_OF_ROLES(ResourceKind.POLICY),
    NETWORK(ResourceKind.NETWORK);

    private final ResourceKind kind;

    Change(ResourceKind kind) {
      this.kind = kind;
    }
  }
}
