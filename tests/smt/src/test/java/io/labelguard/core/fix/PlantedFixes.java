package io.labelguard.core.fix;

import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.compare.Comparison.Answer;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Right and wrong fixes of the tests, and what [AccessProof] says of each.
public final class PlantedFixes {

  /// The account that companions let through.
  public static final String ACCOUNT = Jobs.ACCOUNT;

  private static final List<String> RIGHT_FOR =
      List.of(
          "{\"StringNotEquals\":{\"aws:SourceVpce\":\"vpce-1a2b3c4d\"}}",
          "{\"StringNotEqualsIfExists\":{\"AWS:sourcevpce\":\"vpce-1a2b3c4d\"}}",
          "{\"StringNotEqualsIgnoreCase\":{\"aws:SourceVpce\":[\"vpce-1a2b3c4d\"]}}",
          "{\"StringNotLike\":{\"aws:SourceVpce\":[\"vpce-1a*\"]}}",
          "{\"StringNotEquals\":{\"aws:SourceVpc\":\"vpc-1\"}}",
          "{\"ArnNotEquals\":{\"aws:SourceVpcArn\":\"arn:aws:ec2:us-east-1:111122223333:vpc/vpc-1\"}}",
          "{\"NotIpAddress\":{\"aws:SourceIp\":\"203.0.113.0/24\"}}",
          "{\"NotIpAddress\":{\"aws:SourceIp\":\"10.0.0.0/8\"},\"Bool\":{\"aws:SecureTransport\":\"true\"}}",
          "{\"StringNotEquals\":{\"aws:VpceAccount\":\"111122223333\"}}",
          "{\"ForAnyValue:StringNotEquals\":{\"aws:SourceVpc\":\"vpc-1\"}}");

  /// One change of a policy and the endpoint that it is to let through.
  ///
  /// @param right whether the change is one that a planner proved
  /// @param meant the edits that were found in it
  public record Planted(
      String name, Policy before, Policy after, boolean right, List<Meant> meant) {
    public Planted {
      meant = List.copyOf(meant);
    }

    /// Whether an Allow covers more, or less, than before; whether something is newly denied;
    /// whether more is let through than was meant.
    public List<Answer> answers() {
      List<String> reasons =
          AccessProof.reasonsAgainst(
              before,
              after,
              EditFinder.between(before, after).edits(),
              Set.of(Policies.GT),
              new TreeSet<>(List.of(ACCOUNT)));
      return List.of(
          answer(reasons, "An Allow covers more"),
          answer(reasons, "An Allow covers less"),
          answer(reasons, "Something would be newly denied"),
          answer(reasons, "More would be allowed"));
    }

    private static Answer answer(List<String> reasons, String question) {
      return reasons.stream()
          .filter(reason -> reason.startsWith(question))
          .map(reason -> reason.endsWith("cannot be decided here.") ? Answer.UNKNOWN : Answer.YES)
          .findFirst()
          .orElse(Answer.NO);
    }
  }

  /// A statement that is to let an endpoint through.
  ///
  /// @param anyCase whether spellings in capitals, which no request has, may get through as well
  public record Meant(int statement, String endpoint, boolean anyCase) {}

  private PlantedFixes() {}

  /// All of them; those that cannot be read as policies are left out.
  public static List<Planted> all() {
    List<Planted> planted = new ArrayList<>();
    planted.add(planted("the right fix", WrongFixTest.BEFORE, WrongFixTest.RIGHT, true));
    for (String condition : RIGHT_FOR) {
      if (Jobs.plan(Policies.policy(Policies.deny("D", condition)), Jobs.job("cats"))
          instanceof FixPlan.Proven proven) {
        planted.add(planted("right for " + condition, proven.before(), proven.after(), true));
      }
    }
    WrongFixTest.wrongFixes()
        .forEach(
            wrong -> {
              String name = String.valueOf(wrong.get()[0]);
              String after = String.valueOf(wrong.get()[wrong.get().length - 1]);
              if (isPolicy(after)) {
                planted.add(planted(name, WrongFixTest.BEFORE, after, false));
              }
            });
    return planted;
  }

  private static boolean isPolicy(String text) {
    try {
      return !PolicyReader.live(text).statements().isEmpty();
    } catch (MalformedPolicyException _) {
      return false;
    }
  }

  private static Planted planted(String name, String before, String after, boolean right) {
    Policy old = Policies.read(before);
    Policy now = Policies.read(after);
    List<Meant> meant = new ArrayList<>();
    for (Edit edit : EditFinder.between(old, now).edits()) {
      switch (edit) {
        case Edit.AddEndpoint(int statement, String endpoint) ->
            meant.add(new Meant(statement, endpoint, true));
        case Edit.AddCondition(int statement, String endpoint) ->
            meant.add(new Meant(statement, endpoint, false));
        case Edit.AddAccount(int statement, String _) ->
            meant.add(new Meant(statement, Policies.GT, false));
        case Edit.AddCompanion _ -> {}
      }
    }
    return new Planted(name, old, now, right, meant);
  }
}
