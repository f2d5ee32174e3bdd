package io.labelguard.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelguard.local.event.EventRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventRulesTest {

  private static final String TEMPLATE =
      """
      AWSTemplateFormatVersion: 2010-09-09
      Conditions: {HasSlack: !Not [!Equals [!Ref Slack, ""]]}
      Resources:
        PolicyRule:
          Type: AWS::Events::Rule
          Properties:
            EventPattern:
              source: [aws.s3]
              detail: {eventName: [PutBucketPolicy, {prefix: Delete}]}
            Targets:
              - {Id: a, Arn: !GetAtt PolicyFunction.Arn, DeadLetterConfig: {Arn: !GetAtt Other.Arn}}
              - {Id: b, Arn: !Ref NamedFunction}
              - {Id: c, Arn: !Sub "${Other.Arn}"}
              - {Id: d, Arn: !GetAtt Queue.Arn}
        S3Rule:
          Type: AWS::Events::Rule
          Properties:
            EventPattern: {source: [aws.s3]}
            Targets: [{Id: a, Arn: {"Fn::GetAtt": [Other, Arn]}}]
        SweepRule:
          Type: AWS::Events::Rule
          Properties: {ScheduleExpression: rate(1 hour), Targets: [{Id: a, Arn: !Ref SweepMachine}]}
        SweepMachine:
          Type: AWS::Serverless::StateMachine
          Properties:
            DefinitionUri: sweep.asl.json
            DefinitionSubstitutions: {Partition: !Ref "AWS::Partition", Function: !GetAtt Other.Arn}
        PolicyFunction: {Type: "AWS::Serverless::Function", Properties: {Handler: io.example.PolicyHandler}}
        NamedFunction: {Type: "AWS::Serverless::Function", Properties: {Handler: "io.example.Named::handleRequest"}}
        Other: {Type: "AWS::Serverless::Function", Condition: HasSlack, Properties: {Handler: io.example.Other}}
        Queue: {Type: "AWS::SQS::Queue", Properties: {Policy: !Join ["", [a, !If [x, y, z]]]}}
      """;

  @TempDir private Path folder;
  private EventRules rules;

  @BeforeEach
  void read() throws IOException {
    rules = EventRules.read(template(TEMPLATE));
  }

  @Test
  void anEventStartsTheFunctionsOfTheRulesThatItMatches() {
    assertThat(
            rules.match(
                "{\"source\": \"aws.s3\", \"detail\": {\"eventName\": \"PutBucketPolicy\"}}"))
        .containsExactly(
            new EventRules.Match("PolicyRule", List.of("NamedFunction", "Other", "PolicyFunction")),
            new EventRules.Match("S3Rule", List.of("Other")));
    assertThat(
            rules.match(
                "{\"source\": \"aws.s3\", \"detail\": {\"eventName\": \"DeleteBucketPolicy\"}}"))
        .hasSize(2);
    assertThat(
            rules.match("{\"source\": \"aws.s3\", \"detail\": {\"eventName\": \"PutBucketCors\"}}"))
        .extracting(EventRules.Match::rule)
        .containsExactly("S3Rule");
    assertThat(rules.match("{\"source\": \"labelguard\"}")).isEmpty();
    assertThat(rules.match("{}")).isEmpty();
  }

  @Test
  void handlersAndScheduledTargetsAreKnown() {
    assertThat(rules.handlers())
        .containsExactly(
            Map.entry("NamedFunction", "io.example.Named"),
            Map.entry("Other", "io.example.Other"),
            Map.entry("PolicyFunction", "io.example.PolicyHandler"));
    assertThat(rules.targets()).containsEntry("SweepRule", List.of("Other"));
  }

  @Test
  void aTranslatedTemplateHasTheSameHandlersAndTargets() throws IOException {
    EventRules translated =
        EventRules.read(
            template(
                TEMPLATE
                    .replace("AWS::Serverless::Function", "AWS::Lambda::Function")
                    .replace("AWS::Serverless::StateMachine", "AWS::StepFunctions::StateMachine")));
    assertThat(translated.handlers()).isEqualTo(rules.handlers());
    assertThat(translated.targets()).isEqualTo(rules.targets());
  }

  @Test
  void whatIsNoEventIsSaid() {
    for (String text : new String[] {"", "[]", "{\"a\":", "no", "3"}) {
      assertThatThrownBy(() -> rules.match(text))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("not an event");
    }
  }

  @Test
  void aPatternThatEventBridgeRefusesIsRefused() throws IOException {
    Path wrong = template(TEMPLATE.replace("{source: [aws.s3]}", "{source: aws.s3}"));
    assertThatThrownBy(() -> EventRules.read(wrong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("EventPattern of S3Rule is refused");
  }

  @Test
  void whatIsNoTemplateIsSaid() throws IOException {
    for (String text : new String[] {"", "a: [", "- a", "Resources: none"}) {
      Path wrong = template(text);
      assertThatThrownBy(() -> EventRules.read(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("template.yaml");
    }
  }

  @Test
  void theTemplateOfTheRepositoryStartsAHandlerForAPolicyChange() throws IOException {
    Path root = Path.of(System.getProperty("labelguard.root"));
    EventRules ours = EventRules.read(root.resolve("template.yaml"));
    String event = Files.readString(root.resolve("events/03-policy-tightened.json"));
    assertThat(ours.match(event))
        .flatExtracting(EventRules.Match::functions)
        .extracting(ours.handlers()::get)
        .containsExactly("io.labelguard.lambda.BucketPolicyHandler");
    assertThat(ours.targets()).containsEntry("SweepRule", List.of("SweepFunction"));
  }

  private Path template(String text) throws IOException {
    return Files.writeString(folder.resolve("template.yaml"), text);
  }
}
