package io.labelguard.smt;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.fix.PlantedFixes;
import io.labelguard.core.fix.PlantedFixes.Planted;
import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.compare.Comparison.Answer;
import io.labelguard.policy.model.Effect;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import io.labelguard.smt.Requests.Found;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the proof says of planted right and wrong fixes, on whole policies: the solver finds
/// nothing that the proof rules out.
class ProofSecondOpinion {

  private static final String ENDPOINT = "aws:sourcevpce";
  private static final String ACCOUNT = "aws:principalaccount";
  private static final int LEAST = 50;

  @Test
  void solverFindsNothingThatTheProofRulesOut() throws Exception {
    Tally tally = new Tally();
    List<String> stricter = new ArrayList<>();
    int right = 0;
    for (Planted planted : PlantedFixes.all()) {
      try {
        List<Found> theirs = ask(planted);
        List<Answer> ours = planted.answers();
        for (int at = 0; at < theirs.size(); at++) {
          if (ours.get(at) == Answer.YES && theirs.get(at) == Found.NO) {
            // The proof compares statements at their places: it may refuse what only moved.
            stricter.add(planted.name());
          } else {
            tally.add(planted.name() + " question " + at, ours.get(at), theirs.get(at), "");
          }
        }
        if (planted.right()) {
          right++;
          assertThat(theirs).as(planted.name()).doesNotContain(Found.YES);
          assertThat(ours).as(planted.name()).containsOnly(Answer.NO);
        }
        tally.pairDone();
      } catch (LeftOutException why) {
        tally.leaveOut(why);
      }
    }
    System.out.println(
        tally.text("proofs, " + right + " of them right") + "; ours stricter on " + stricter);
    assertThat(tally.disagreements()).isEmpty();
    assertThat(tally.pairs()).isGreaterThanOrEqualTo(LEAST);
    assertThat(right).isGreaterThanOrEqualTo(10);
  }

  private static List<Found> ask(Planted planted)
      throws LeftOutException, MalformedPolicyException {
    Requests requests = Requests.of(List.of(planted.before(), planted.after(), keys()));
    PolicyTerms then = requests.terms(planted.before());
    PolicyTerms now = requests.terms(planted.after());
    List<String> meant = new ArrayList<>();
    for (PlantedFixes.Meant each : planted.meant()) {
      String through =
          Term.or(
              Term.and(
                  is(ENDPOINT, Regex.literal(each.endpoint())),
                  is(ACCOUNT, Regex.literal(PlantedFixes.ACCOUNT))),
              Term.and(
                  Term.truth(each.anyCase()),
                  is(ENDPOINT, Regex.ignoringCase(each.endpoint())),
                  Term.not(is(ENDPOINT, Regex.literal(each.endpoint())))));
      meant.add(Term.and(then.holds(planted.before().statements().get(each.statement())), through));
    }
    return List.of(
        requests.any(only(now, then, Effect.ALLOW)),
        requests.any(only(then, now, Effect.ALLOW)),
        requests.any(only(now, then, Effect.DENY)),
        requests.any(Term.and(only(then, now, Effect.DENY), Term.not(Term.or(meant)))));
  }

  private static String only(PolicyTerms in, PolicyTerms not, Effect effect)
      throws LeftOutException {
    return Term.and(in.any(effect), Term.not(not.any(effect)));
  }

  private static String is(String key, String regex) {
    return Term.and(KeyTerms.present(key), Term.in(KeyTerms.value(key), regex));
  }

  /// So that both keys are declared.
  private static Policy keys() throws MalformedPolicyException {
    return PolicyReader.live(
        """
        {"Statement":{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*","Condition":
        {"StringEquals":{"aws:SourceVpce":"x","aws:PrincipalAccount":"x"}}}}
        """);
  }
}
