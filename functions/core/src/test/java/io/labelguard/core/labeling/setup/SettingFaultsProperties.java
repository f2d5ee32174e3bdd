package io.labelguard.core.labeling.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// No request, however odd, makes a judge of settings throw, and none within the limits is flagged.
class SettingFaultsProperties {

  private static final Span NOWHERE = new Span(0, 0);
  private static final List<String> ODD =
      List.of(
          "",
          " ",
          "$.x",
          "arn:::::",
          "arn:aws:lambda:us-east-1:432418664414:function:PRE-",
          "arn:aws:lambda:us-east-1:432418664414:function:ACS-BoundingBox",
          "arn:aws:kms:eu-west-1:111122223333:key/",
          "label-metadata",
          "\ud83d",
          "a\nb",
          "-".repeat(3000));
  private static final List<String> NUMBERS =
      List.of("0", "-1", "1e999999999", "1e-999999999", "0.5", "9".repeat(500), "5000");

  @Property(tries = 1000)
  void anythingIsJudged(@ForAll("oddRequests") Json document) {
    LabelingJob job = Requests.job(document);
    for (SettingFault fault : SettingFaults.of(job)) {
      assertThat(fault.sentence()).isNotBlank();
    }
    assertThat(SettingFaults.undecidedFunctions(job)).hasSizeLessThanOrEqualTo(2);
    assertThat(AutomationFaults.of(job)).hasSizeLessThanOrEqualTo(5);
    assertThat(AutomationFaults.undecided(job)).hasSizeLessThanOrEqualTo(2);
  }

  @Property(tries = 1000)
  void aRequestWithinTheLimitsHasNoFault(@ForAll("goodRequests") Json document) {
    assertThat(SettingFaults.of(Requests.job(document))).isEmpty();
  }

  @Provide
  Arbitrary<Json> oddRequests() {
    return Arbitraries.longs().map(seed -> odd("", new Random(seed)));
  }

  @Provide
  Arbitrary<Json> goodRequests() {
    return Arbitraries.longs().map(seed -> new GoodRequest(new Random(seed)).json());
  }

  /// Members have their names, and values that may be anything.
  private static Json odd(String path, Random random) {
    List<Json.Member> members = new ArrayList<>();
    for (MemberRule rule : RequestModel.in(path)) {
      for (int times = random.nextInt(3); times > 0; times--) {
        members.add(member(rule.name(), oddValue(rule, random)));
      }
    }
    return new Json.Obj(members, NOWHERE);
  }

  private static Json oddValue(MemberRule rule, Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> new Json.Null(NOWHERE);
      case 1 -> new Json.Bool(true, NOWHERE);
      case 2 -> new Json.Num(NUMBERS.get(random.nextInt(NUMBERS.size())), NOWHERE);
      case 3 ->
          new Json.Arr(
              IntStream.range(0, random.nextInt(8)).mapToObj(_ -> oddText(random)).toList(),
              NOWHERE);
      case 4 -> oddText(random);
      default ->
          switch (rule.kind()) {
            case STRUCTURE -> odd(rule.path(), random);
            case LIST -> new Json.Arr(List.of(odd(rule.path() + "[]", random)), NOWHERE);
            case STRING -> oddText(random);
            case INTEGER -> new Json.Num(NUMBERS.get(random.nextInt(NUMBERS.size())), NOWHERE);
          };
    };
  }

  private static Json oddText(Random random) {
    return text(ODD.get(random.nextInt(ODD.size())));
  }

  static Json text(String value) {
    return new Json.Str(value, NOWHERE);
  }

  static Json.Member member(String name, Json value) {
    return new Json.Member(new Json.Str(name, NOWHERE), value);
  }
}
