package io.labelguard.smt;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.compare.Comparison;
import io.labelguard.policy.compare.Comparison.Identity;
import io.labelguard.policy.compare.PolicyComparison;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The comparison and a solver say the same of every pair that both decide.
class ComparisonSecondOpinion {

  /// Every so many pairs of the case tables: `-Dsmt.every=1` takes all.
  private static final int EVERY = Integer.getInteger("smt.every", 7);

  private static final int LEAST_PAIRS = 50;

  @Test
  void solverAgreesOnTheCaseTablesPairs() throws Exception {
    List<Pairs.Pair> all = Pairs.ofTheCaseTables();
    Tally tally = new Tally();
    for (int at = 0; at < all.size(); at += EVERY) {
      compare(all.get(at), tally);
    }
    System.out.println(tally.text("case tables"));
    assertThat(tally.disagreements()).isEmpty();
    assertThat(tally.pairs()).isGreaterThanOrEqualTo(LEAST_PAIRS);
  }

  @Test
  void solverAgreesOnTheGivenPairs() throws Exception {
    String folder = System.getProperty("smt.pairs", "");
    Tally tally = new Tally();
    if (!folder.isEmpty()) {
      for (Pairs.Pair pair : Pairs.in(Path.of(folder))) {
        compare(pair, tally);
      }
      System.out.println(tally.text(folder));
      assertThat(tally.pairs()).isPositive();
    }
    assertThat(tally.disagreements()).isEmpty();
  }

  private static void compare(Pairs.Pair pair, Tally tally) throws MalformedPolicyException {
    Policy before = PolicyReader.liveOrIdentity(pair.before());
    Policy after = PolicyReader.liveOrIdentity(pair.after());
    try {
      Requests requests = Requests.of(List.of(before, after));
      PolicyTerms then = requests.terms(before);
      PolicyTerms now = requests.terms(after);
      PolicyComparison policies = new PolicyComparison(before, after);
      for (Identity identity : Identity.values()) {
        boolean all = identity == Identity.ALL;
        String more = Term.and(now.through(all), Term.not(then.through(all)));
        String less = Term.and(then.through(all), Term.not(now.through(all)));
        Comparison ours = policies.compare(identity);
        String question = pair.name() + " " + identity;
        tally.add(question + " more", ours.more(), requests.any(more), requests.script(more));
        tally.add(question + " less", ours.less(), requests.any(less), requests.script(less));
      }
      tally.pairDone();
    } catch (LeftOutException why) {
      tally.leaveOut(why);
    }
  }
}
