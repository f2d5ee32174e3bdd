package io.labelguard.core.fix;

import static io.labelguard.core.fix.Policies.policy;
import static io.labelguard.core.fix.Policies.read;
import static io.labelguard.core.fix.Policies.statement;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.policy.compare.Comparison;
import io.labelguard.policy.compare.PolicyComparison;
import io.labelguard.policy.json.Json;
import io.labelguard.policy.model.Policy;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;

/// What holds of every fix, whatever the policy says and however it is laid out.
final class FixPropertiesTest {

  /// Of the policies that are tried; near half of them have a fix.
  private static final double PROVEN_AT_LEAST_PERCENT = 10;

  private static final List<String> CONDITIONS =
      List.of(
          "{\"StringNotEquals\":{\"aws:SourceVpce\":\"vpce-1a2b3c4d\"}}",
          "{\"StringNotEquals\":{\"aws:SourceVpce\":[\"vpce-1a2b3c4d\",\"vpce-2a2b3c4d\"]}}",
          "{\"StringNotEquals\":{\"aws:SourceVpc\":\"vpc-1\",\"aws:sourceVpce\":[\"vpce-1a2b3c4d\"]}}",
          "{\"ForAllValues:StringNotEquals\":{\"aws:SourceVpce\":[\"vpce-1a2b3c4d\"]}}",
          "{\"StringNotLikeIfExists\":{\"aws:SourceVpce\":[\"vpce-1a*\"]}}",
          "{\"StringNotEquals\":{\"aws:SourceVpc\":[\"vpc-1\"]}}",
          "{\"NotIpAddress\":{\"aws:SourceIp\":[\"203.0.113.0/24\",\"2001:db8::/32\"]}}",
          "{\"NotIpAddress\":{\"aws:SourceIp\":\"203.0.113.0/24\"},\"Bool\":{\"aws:ViaAWSService\":false}}",
          "{\"Bool\":{\"aws:SecureTransport\":\"false\"}}",
          "{\"StringEquals\":{\"aws:SourceVpce\":\"vpce-08408e335ebf95b40\"}}",
          "{\"ForAnyValue:StringNotEquals\":{\"aws:SourceVpce\":\"vpce-1a2b3c4d\"}}",
          "{\"NumericGreaterThan\":{\"s3:signatureAge\":600000}}",
          "");

  /// Whom a Deny is for: with the own account alone its companion could never hold.
  private static final List<String> PRINCIPALS =
      List.of("\"*\"", "\"*\"", "\"*\"", "{\"AWS\":\"111122223333\"}");

  @Provide
  Arbitrary<String> policies() {
    Arbitrary<String> denies =
        Combinators.combine(
                Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(6),
                Arbitraries.of(CONDITIONS),
                Arbitraries.of(PRINCIPALS))
            .as(
                (sid, condition, principal) ->
                    Policies.deny(sid, condition)
                        .replaceFirst("\"Principal\":\"\\*\"", "\"Principal\":" + principal));
    Arbitrary<String> allows =
        Arbitraries.of("*", "arn:aws:s3:::gt-labeling-data/output/*")
            .map(
                resource ->
                    statement(
                            "Allow",
                            "Allow",
                            "\"Principal\":{\"AWS\":[\"111122223333\"]}",
                            "\"Action\":\"s3:Get*\"",
                            "")
                        .replace("arn:aws:s3:::gt-labeling-data/*", resource));
    Arbitrary<List<String>> statements =
        Arbitraries.oneOf(denies, denies, denies, allows).list().ofMinSize(1).ofMaxSize(4);
    return Combinators.combine(statements, Arbitraries.of(Shape.values()))
        .as((all, shape) -> shape.of(policy(all.toArray(String[]::new))));
  }

  @Property(tries = 150)
  @StatisticsReport(StatisticsReportMode.OFF)
  void fixTouchesNoByteOfOtherStatements(@ForAll("policies") String before) {
    if (counted(Jobs.plan(before, Jobs.job("cats"))) instanceof FixPlan.Proven proven) {
      Policy old = read(before);
      Policy now = read(proven.after());
      Set<Integer> edited =
          proven.edits().stream().map(Edit::statement).collect(Collectors.toSet());
      for (int i = 0; i < old.statements().size(); i++) {
        String was = old.statements().get(i).source().span().of(before);
        String is = now.statements().get(i).source().span().of(proven.after());
        assertThat(is.equals(was)).isEqualTo(!edited.contains(i));
      }
    }
  }

  @Property(tries = 150)
  @StatisticsReport(StatisticsReportMode.OFF)
  void planningAgainPlansNothing(@ForAll("policies") String before) {
    if (counted(Jobs.plan(before, Jobs.job("cats"))) instanceof FixPlan.Proven proven) {
      assertThat(Jobs.plan(proven.after(), Jobs.job("cats"))).isEqualTo(new FixPlan.Nothing());
    }
  }

  @Property(tries = 150)
  @StatisticsReport(StatisticsReportMode.OFF)
  void fixOnlyInsertsText(@ForAll("policies") String before) {
    if (counted(Jobs.plan(before, Jobs.job("cats"))) instanceof FixPlan.Proven proven) {
      assertThat(isSubsequence(before, proven.after())).isTrue();
    }
  }

  @Property(tries = 150)
  @StatisticsReport(StatisticsReportMode.OFF)
  void layoutChangesNeitherFingerprintNorEdits(@ForAll("policies") String before) {
    String minified = Shape.MINIFIED.of(before);
    assertThat(Fingerprint.of(read(minified))).isEqualTo(Fingerprint.of(read(before)));
    assertThat(edits(Jobs.plan(minified, Jobs.job("cats"))))
        .isEqualTo(edits(counted(Jobs.plan(before, Jobs.job("cats")))));
  }

  /// A second opinion by the exact comparison: nothing is newly denied, and what is newly let
  /// through comes through the endpoint from one of the accounts.
  @Property(tries = 30)
  @StatisticsReport(StatisticsReportMode.OFF)
  void exactComparisonFindsNothingNewButWhatTheJobNeeds(@ForAll("policies") String before) {
    if (counted(Jobs.plan(before, Jobs.job("cats"))) instanceof FixPlan.Proven proven) {
      String denyingTheNeeded = withDeny(proven.after());
      assertThat(compare(before, proven.after()).less()).isNotEqualTo(Comparison.Answer.YES);
      assertThat(compare(before, proven.after()).more()).isEqualTo(Comparison.Answer.YES);
      assertThat(compare(before, denyingTheNeeded).more()).isNotEqualTo(Comparison.Answer.YES);
    }
  }

  /// Counts how often a fix is proven: a property that looks at fixes holds nothing without one.
  private static FixPlan counted(FixPlan plan) {
    Statistics.collect(plan instanceof FixPlan.Proven);
    Statistics.coverage(
        plans -> plans.check(true).percentage(share -> share >= PROVEN_AT_LEAST_PERCENT));
    return plan;
  }

  private static Comparison compare(String before, String after) {
    return new PolicyComparison(read(before), read(after)).compare(Comparison.Identity.ALL);
  }

  /// The policy with a Deny of all that comes through the endpoint from one of the accounts.
  ///
  /// The comparison does not know that a principal's requests carry its own account, so a second
  /// Deny names the account's principals.
  private static String withDeny(String policy) {
    String minified = Shape.MINIFIED.of(policy);
    String endpoint = "{\"StringEquals\":{\"aws:SourceVpce\":\"vpce-08408e335ebf95b40\"";
    return minified.substring(0, minified.length() - 2)
        + ","
        + denyAll("\"*\"", endpoint + ",\"aws:PrincipalAccount\":\"111122223333\"}}")
        + ","
        + denyAll("{\"AWS\":\"111122223333\"}", endpoint + "}}")
        + "]}";
  }

  private static String denyAll(String principal, String condition) {
    return "{\"Effect\":\"Deny\",\"Principal\":"
        + principal
        + ",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":"
        + condition
        + "}";
  }

  private static List<Edit> edits(FixPlan plan) {
    return plan instanceof FixPlan.Proven proven ? proven.edits() : List.of();
  }

  private static boolean isSubsequence(String part, String whole) {
    int at = 0;
    for (int i = 0; i < whole.length() && at < part.length(); i++) {
      at += whole.charAt(i) == part.charAt(at) ? 1 : 0;
    }
    return at == part.length();
  }

  /// Ways in which people and tools lay a policy out.
  private enum Shape {
    MINIFIED("", "", ""),
    SPACED("", "", " "),
    INDENTED("\n", "  ", " "),
    INDENTED_DEEP("\n", "    ", " : "),
    WINDOWS("\r\n", "\t", " ");

    private final String newline;
    private final String indent;
    private final String space;

    Shape(String newline, String indent, String space) {
      this.newline = newline;
      this.indent = indent;
      this.space = space;
    }

    String of(String policy) {
      return render(read(policy).source(), policy, newline) + newline;
    }

    private String render(Json value, String text, String lead) {
      String inner = lead + indent;
      return switch (value) {
        case Json.Obj(List<Json.Member> members, _) ->
            members.stream()
                .map(
                    member ->
                        inner
                            + member.name().span().of(text)
                            + colon()
                            + render(member.value(), text, inner))
                .collect(Collectors.joining(comma(), "{", lead + "}"));
        case Json.Arr(List<Json> items, _) ->
            items.stream()
                .map(item -> inner + render(item, text, inner))
                .collect(Collectors.joining(comma(), "[", lead + "]"));
        case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> value.span().of(text);
      };
    }

    private String colon() {
      return space.contains(":") ? space : ":" + space;
    }

    private String comma() {
      return newline.isEmpty() ? "," + space : ",";
    }
  }
}
