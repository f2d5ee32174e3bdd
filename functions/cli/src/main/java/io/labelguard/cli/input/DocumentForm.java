package io.labelguard.cli.input;

import static io.labelguard.cli.input.JsonMembers.has;
import static io.labelguard.cli.input.JsonMembers.items;
import static io.labelguard.cli.input.JsonMembers.member;
import static io.labelguard.cli.input.JsonMembers.object;
import static io.labelguard.cli.input.JsonMembers.text;

import io.labelguard.core.labeling.manifest.SequenceFile;
import io.labelguard.policy.json.Json;
import java.util.List;
import java.util.stream.Stream;

/// What a JSON document looks like, by its members; the first form that fits counts.
enum DocumentForm {
  WORLD("a description of an account"),
  LABELING_JOBS("the list that ListLabelingJobs returns"),
  WORKTEAMS("the list that ListWorkteams returns"),
  WORKFORCES("the list that ListWorkforces returns"),
  WORKTEAM("a work team"),
  WORKFORCE("a workforce"),
  CLOUDTRAIL_RECORDS("a file of CloudTrail records"),
  LOOKUP_EVENTS("the output of cloudtrail lookup-events"),
  EVENTBRIDGE_EVENT("an event of EventBridge"),
  CLOUDTRAIL_RECORD("a CloudTrail record"),
  STATE_MACHINE("a Step Functions state machine"),
  STATE("a Step Functions state"),
  TERRAFORM("Terraform"),
  CLOUDFORMATION("CloudFormation"),
  POLICY("a policy"),
  LABELING_JOB("a labeling job"),
  ROLE("an IAM role"),
  ORGANIZATION("an organization"),
  REQUEST("a request for labelguard evaluate"),
  OUTPUT("output of labelguard"),
  CORS("a CORS configuration"),
  SEQUENCE("a sequence file"),
  MANIFEST("a line of a manifest"),
  LIST("a JSON list"),
  TEXT("a JSON string"),
  EMPTY("an empty JSON object"),
  OTHER("JSON of another kind");

  private final String words;

  DocumentForm(String words) {
    this.words = words;
  }

  static DocumentForm of(Json json) {
    return Stream.of(values()).filter(form -> form.fits(json)).findFirst().orElse(OTHER);
  }

  /// Says what it is, with its article where it has one.
  String words() {
    return words;
  }

  private boolean fits(Json json) {
    return switch (this) {
      case WORLD ->
          has(json, "account") && !hasAny(json, "detail", "detail-type", "Statement", "type");
      case LABELING_JOBS -> listsJobs(json);
      case WORKTEAMS -> items(json, "Workteams").isPresent();
      case WORKFORCES -> items(json, "Workforces").isPresent();
      case WORKTEAM ->
          object(json, "Workteam").isPresent()
              || (!isJob(json) && hasAny(json, "WorkteamName", "WorkteamArn", "MemberDefinitions"));
      case WORKFORCE ->
          object(json, "Workforce").isPresent()
              || (!isJob(json)
                  && hasAny(
                      json,
                      "WorkforceName",
                      "WorkforceArn",
                      "SourceIpConfig",
                      "WorkforceVpcConfig"));
      case CLOUDTRAIL_RECORDS -> items(json, "Records").isPresent();
      case LOOKUP_EVENTS ->
          items(json, "Events").stream()
              .flatMap(List::stream)
              .anyMatch(event -> has(event, "CloudTrailEvent"));
      case EVENTBRIDGE_EVENT ->
          has(json, "detail-type") || (has(json, "source") && object(json, "detail").isPresent());
      case CLOUDTRAIL_RECORD -> has(json, "eventName") && has(json, "eventSource");
      case STATE_MACHINE -> has(json, "StartAt") && has(json, "States");
      case STATE ->
          text(json, "Type").isPresent()
              && hasAny(json, "Resource", "Arguments", "Parameters", "Next", "End");
      case TERRAFORM ->
          hasAny(json, "terraform_version", "planned_values", "resource_changes")
              || object(json, "resource").stream()
                  .flatMap(types -> types.members().stream())
                  .anyMatch(type -> type.name().value().startsWith("aws_"));
      case CLOUDFORMATION ->
          has(json, "AWSTemplateFormatVersion")
              || object(json, "Resources").isPresent()
              || text(json, "Type").filter(type -> type.startsWith("AWS::")).isPresent()
              || (object(json, "PolicyDocument").isPresent() && !has(json, "PolicyName"));
      case POLICY -> has(json, "Statement") || isVersionOfPolicy(json);
      case LABELING_JOB -> isJob(json);
      case ROLE -> object(json, "Role").isPresent() || has(json, "RoleName");
      case ORGANIZATION -> object(json, "Organization").isPresent();
      case REQUEST -> has(json, "request") || (has(json, "principal") && has(json, "action"));
      case OUTPUT -> has(json, "type") && has(json, "message");
      case CORS -> has(json, "CORSRules");
      case SEQUENCE -> SequenceFile.isSequence(json);
      case MANIFEST -> hasAny(json, "source-ref", "source");
      case LIST -> json instanceof Json.Arr;
      case TEXT -> json instanceof Json.Str;
      case EMPTY -> json instanceof Json.Obj of && of.members().isEmpty();
      case OTHER -> true;
    };
  }

  private static boolean hasAny(Json json, String... names) {
    return Stream.of(names).anyMatch(name -> has(json, name));
  }

  /// Whether the object has what only a labeling job has.
  static boolean isJob(Json json) {
    return hasAny(json, "LabelingJobName", "LabelingJobName.$", "LabelingJobArn")
        || (has(json, "InputConfig") && has(json, "OutputConfig"));
  }

  private static boolean listsJobs(Json json) {
    return items(json, "LabelingJobSummaryList").isPresent()
        || (json instanceof Json.Arr list
            && !list.items().isEmpty()
            && list.items().stream().allMatch(DocumentForm::isJob));
  }

  private static boolean isVersionOfPolicy(Json json) {
    return member(json, "Version")
        .filter(
            version -> version instanceof Json.Str text && text.value().matches("20[01][0-9]-.*"))
        .isPresent();
  }
}
