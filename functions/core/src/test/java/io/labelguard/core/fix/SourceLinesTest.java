package io.labelguard.core.fix;

import static io.labelguard.core.fix.Policies.ONLY_OWN_ENDPOINT;
import static io.labelguard.core.fix.Policies.ONLY_TLS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SourceLinesTest {

  @Test
  void linesForTheSourceAreTheStatementsThatTheFixMadeAndNoOther() {
    FixPlan plan = Jobs.plan(Policies.policy(ONLY_TLS, ONLY_OWN_ENDPOINT), Jobs.job("cats"));
    assertThat(plan)
        .isInstanceOfSatisfying(
            FixPlan.Proven.class,
            proven -> {
              assertThat(SourceLines.of(proven))
                  .startsWith("{\n  \"Sid\": \"OnlyOwnEndpoint\",\n  \"Effect\": \"Deny\",\n")
                  .contains(
                      """
                            "aws:SourceVpce": [
                              "vpce-0c1d2e3f4a5b60789",
                              "vpce-08408e335ebf95b40"
                            ]
                      """)
                  .contains("\n},\n{\n  \"Sid\": \"LabelguardCompanion1\",\n")
                  .endsWith("\n  }\n}")
                  .doesNotContain("OnlyTls");
              // What is pasted into a source is what the fix made of the policy.
              assertThat(
                      Fingerprint.of(
                          Policies.read(Policies.policy(ONLY_TLS, SourceLines.of(proven)))))
                  .isEqualTo(Fingerprint.of(Policies.read(proven.after())));
            });
  }
}
