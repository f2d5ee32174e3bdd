package io.labelguard.core.labeling.setup;

import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A request within the model's limits: every required member, optional ones by chance, numbers and
/// lengths up to both ends.
final class GoodRequest {

  private static final Span NOWHERE = new Span(0, 0);
  private static final String PLAIN = "abcXYZ019";

  private final Random random;
  private final String region;
  private final String type;

  GoodRequest(Random random) {
    this.random = random;
    this.region = oneOf(GroundTruthFunctions.ACCOUNTS.keySet().stream().sorted().toList());
    this.type = oneOf(GroundTruthFunctions.TYPES.stream().sorted().toList());
  }

  Json json() {
    return object("");
  }

  private Json object(String path) {
    List<Json.Member> members = new ArrayList<>();
    for (MemberRule rule : RequestModel.in(path)) {
      if (rule.required() || random.nextBoolean()) {
        members.add(SettingFaultsProperties.member(rule.name(), value(rule)));
      }
    }
    return new Json.Obj(members, NOWHERE);
  }

  private Json value(MemberRule rule) {
    return switch (rule.kind()) {
      case STRUCTURE -> object(rule.path());
      case LIST ->
          new Json.Arr(
              IntStream.range(0, Math.toIntExact(number(rule, 60)))
                  .mapToObj(_ -> value(RequestModel.in(rule.path()).getFirst()))
                  .toList(),
              NOWHERE);
      case STRING -> SettingFaultsProperties.text(text(rule));
      case INTEGER -> new Json.Num(String.valueOf(number(rule, Integer.MAX_VALUE)), NOWHERE);
    };
  }

  private long number(MemberRule rule, int most) {
    long least = rule.least().orElse(0);
    long last = Math.min(most, rule.most().orElse(most));
    return switch (random.nextInt(3)) {
      case 0 -> least;
      case 1 -> last;
      default -> random.nextLong(least, last + 1);
    };
  }

  private String text(MemberRule rule) {
    String account = GroundTruthFunctions.ACCOUNTS.get(region);
    return switch (rule.name()) {
      case "LabelAttributeName" ->
          type.equals("VerificationSemanticSegmentation") ? "label" : "label-ref";
      case "RoleArn" -> "arn:aws:iam::111122223333:role/service-role/" + plain(40);
      case "WorkteamArn" -> of("sagemaker", "111122223333:workteam/private-crowd/" + plain(60));
      case "HumanTaskUiArn" -> of("sagemaker", "394669845002:human-task-ui/" + plain(60));
      case "PreHumanTaskLambdaArn" -> of("lambda", account + ":function:PRE-" + type);
      case "AnnotationConsolidationLambdaArn" -> of("lambda", account + ":function:ACS-" + type);
      case "LabelingJobAlgorithmSpecificationArn", "InitialActiveLearningModelArn" ->
          of("sagemaker", "027400017018:model/" + plain(60));
      case "SnsTopicArn" -> of("sns", "111122223333:" + plain(200));
      case "KmsKeyId", "VolumeKmsKeyId" ->
          oneOf(List.of("", "alias/" + plain(100), of("kms", "111122223333:alias/" + plain(100))));
      case "TaskKeywords[]" -> plain(14) + " " + plain(14);
      default -> general(rule);
    };
  }

  private String general(MemberRule rule) {
    if (!rule.values().isEmpty()) {
      return oneOf(rule.values());
    }
    return rule.name().endsWith("Uri") || rule.name().endsWith("Path")
        ? "s3://" + plain(63) + "/" + plain(900)
        : plain(Math.toIntExact(rule.most().orElseThrow()));
  }

  private String of(String service, String rest) {
    return "arn:aws:" + service + ":" + region + ":" + rest;
  }

  /// Letters and digits: one at least, and as many as this at most.
  private String plain(int most) {
    int length = random.nextBoolean() ? most : random.nextInt(1, most + 1);
    return IntStream.range(0, length)
        .mapToObj(_ -> String.valueOf(PLAIN.charAt(random.nextInt(PLAIN.length()))))
        .collect(Collectors.joining());
  }

  private <T> T oneOf(List<T> items) {
    return items.get(random.nextInt(items.size()));
  }
}
