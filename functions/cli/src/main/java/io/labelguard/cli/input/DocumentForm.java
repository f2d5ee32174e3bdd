package io.labelguard.cli.input;

import static io.labelguard.cli.input.JsonMembers.has;
import static io.labelguard.cli.input.JsonMembers.items;
import static io.labelguard.cli.input.JsonMembers.member;
import static io.labelguard.cli.input.JsonMembers.object;
import static io.labelguard.cli.input.JsonMembers.text;

import io.labelguard.policy.json.Json;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What a JSON document looks like, by its members; the first form that fits counts.
enum DocumentForm {
  WORLD(
      "a description of an account",
      json ->
          has(json, "account")
              && Stream.of("detail", "detail-type", "Statement", "type")
                  .noneMatch(name -> has(json, name))),
  LABELING_JOBS("the list that ListLabelingJobs returns", DocumentForm::listsJobs),
  WORKTEAMS("the list that ListWorkteams returns", json -> items(json, "Workteams").isPresent()),
  WORKFORCES("the list that ListWorkforces returns", json -> items(json, "Workforces").isPresent()),
  WORKTEAM(
      "a work team",
      json ->
          object(json, "Workteam").isPresent()
              || !isJob(json)
                  && (has(json, "WorkteamName")
                      || has(json, "WorkteamArn")
                      || has(json, "MemberDefinitions"))),
  WORKFORCE(
      "a workforce",
      json ->
          object(json, "Workforce").isPresent()
              || !isJob(json)
                  && (has(json, "WorkforceName")
                      || has(json, "WorkforceArn")
                      || has(json, "SourceIpConfig")
                      || has(json, "WorkforceVpcConfig"))),
  CLOUDTRAIL_RECORDS("a file of CloudTrail records", json -> items(json, "Records").isPresent()),
  LOOKUP_EVENTS(
      "the output of cloudtrail lookup-events",
      json ->
          items(json, "Events").stream()
              .flatMap(List::stream)
              .anyMatch(event -> has(event, "CloudTrailEvent"))),
  EVENTBRIDGE_EVENT(
      "an event of EventBridge", json -> has(json, "detail-type") || isEnveloped(json)),
  CLOUDTRAIL_RECORD(
      "a CloudTrail record", json -> has(json, "eventName") && has(json, "eventSource")),
  STATE_MACHINE(
      "a Step Functions state machine", json -> has(json, "StartAt") && has(json, "States")),
  STATE("a Step Functions state", json -> text(json, "Type").isPresent() && isState(json)),
  TERRAFORM(
      "Terraform",
      json ->
          Stream.of("terraform_version", "planned_values", "resource_changes")
                  .anyMatch(name -> has(json, name))
              || object(json, "resource").stream()
                  .flatMap(types -> types.members().stream())
                  .anyMatch(type -> type.name().value().startsWith("aws_"))),
  CLOUDFORMATION(
      "CloudFormation",
      json ->
          has(json, "AWSTemplateFormatVersion")
              || object(json, "Resources").isPresent()
              || text(json, "Type").filter(type -> type.startsWith("AWS::")).isPresent()
              || object(json, "PolicyDocument").isPresent() && !has(json, "PolicyName")),
  POLICY("a policy", json -> has(json, "Statement") || isVersionOfPolicy(json)),
  LABELING_JOB("a labeling job", DocumentForm::isJob),
  ROLE("an IAM role", json -> object(json, "Role").isPresent() || has(json, "RoleName")),
  ORGANIZATION("an organization", json -> object(json, "Organization").isPresent()),
  REQUEST(
      "a request for labelguard evaluate",
      json -> has(json, "request") || has(json, "principal") && has(json, "action")),
  OUTPUT("output of labelguard", json -> has(json, "type") && has(json, "message")),
  CORS("a CORS configuration", json -> has(json, "CORSRules")),
  MANIFEST("a line of a manifest", json -> has(json, "source-ref") || has(json, "source")),
  LIST("a JSON list", Json.Arr.class::isInstance),
  TEXT("a JSON string", Json.Str.class::isInstance),
  EMPTY("an empty JSON object", json -> json instanceof Json.Obj of && of.members().isEmpty()),
  OTHER("JSON of another kind", _ -> true);

  private final String words;
  private final Predicate<Json> fits;

  DocumentForm(String words, Predicate<Json> fits) {
    this.words = words;
    this.fits = fits;
  }

  static DocumentForm of(Json json) {
    return Stream.of(values()).filter(form -> form.fits.test(json)).findFirst().orElse(OTHER);
  }

  /// Says what it is, with its article where it has one.
  String words() {
    return words;
  }

  /// Whether the object has what only a labeling job has.
  static boolean isJob(Json json) {
    return has(json, "LabelingJobName")
        || has(json, "LabelingJobName.$")
        || has(json, "LabelingJobArn")
        || has(json, "InputConfig") && has(json, "OutputConfig");
  }

  private static boolean listsJobs(Json json) {
    return items(json, "LabelingJobSummaryList").isPresent()
        || json instanceof Json.Arr list
            && !list.items().isEmpty()
            && list.items().stream().allMatch(DocumentForm::isJob);
  }

  private static boolean isEnveloped(Json json) {
    return has(json, "source") && object(json, "detail").isPresent();
  }

  private static boolean isState(Json json) {
    return has(json, "Resource")
        || has(json, "Arguments")
        || has(json, "Parameters")
        || has(json, "Next")
        || has(json, "End");
  }

  private static boolean isVersionOfPolicy(Json json) {
    return member(json, "Version")
        .filter(
            version -> version instanceof Json.Str text && text.value().matches("20[01][0-9]-.*"))
        .isPresent();
  }
}
