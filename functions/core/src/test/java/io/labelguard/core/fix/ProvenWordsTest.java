package io.labelguard.core.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.labeling.GroundTruthEndpoints;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ProvenWordsTest {

  @Test
  void anExemptionNamesAccountAndEndpoint() {
    assertThat(
            words(
                new Edit.AddEndpoint(0, Policies.GT),
                new Edit.AddCompanion(
                    0,
                    "LabelguardCompanion1",
                    Policies.GT,
                    new TreeSet<>(List.of("111122223333")))))
        .startsWith(
            "newly allows only requests of account 111122223333 through Ground Truth's endpoint in"
                + " us-east-1, ")
        .endsWith("denies nothing new");
  }

  @Test
  void anExemptionWithoutCompanionNamesNoAccount() {
    assertThat(words(new Edit.AddCondition(0, "vpce-00000000000000000")))
        .startsWith("newly allows only requests through endpoint vpce-00000000000000000, ");
  }

  @Test
  void anAccountThatACompanionGetsComesThroughTheEndpointThatItNames() {
    assertThat(words(new Edit.AddAccount(1, "444455556666")))
        .startsWith(
            "newly allows only requests of account 444455556666 through Ground Truth's"
                + " endpoint, ");
  }

  private static String words(Edit... edits) {
    return ProvenWords.of(
        new FixPlan.Proven(
            "gt-labeling-data",
            Policies.policy(Policies.ONLY_TLS),
            Policies.policy(Policies.ONLY_TLS),
            List.of(edits),
            new Fingerprint("0".repeat(64)),
            ""),
        GroundTruthEndpoints.bundled());
  }
}
