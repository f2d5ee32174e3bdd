package io.labelguard.policy.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.policy.compare.Comparison.Answer;
import io.labelguard.policy.compare.Comparison.Identity;
import io.labelguard.policy.model.MalformedPolicyException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A value of which the documents leave open what one condition makes of it still shows a
/// difference that does not depend on that condition, and only such a one.
class OpenReadingsTest {

  private static final String STATEMENT =
      """
      {"Statement": [{"Effect": "%s", "Principal": "*", "Action": "s3:*", "Resource": "*",
        "Condition": {%s}}]}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Deny  | "StringEquals": {"aws:SourceVpc": ""} | Allow | "StringEquals": {"aws:SourceVpce": ""}, "Null": {"aws:SourceVpc": "true"}  | YES
          Deny  | "StringEquals": {"aws:SourceVpc": ""} | Deny  | "StringEquals": {"aws:SourceVpce": "a"}, "Null": {"aws:SourceVpc": "true"} | YES
          Deny  | "StringEquals": {"aws:SourceVpc": ""} | Deny  | "Null": {"aws:SourceVpc": "true"}                                            | UNKNOWN
          Deny  | "StringEquals": {"aws:SourceVpc": ""} | Deny  | "Null": {"aws:SourceVpc": "false"}                                           | UNKNOWN
          """)
  void anEmptyTextUnderNullShowsWhatDoesNotDependOnIt(
      String effect, String condition, String otherEffect, String otherCondition, Answer more)
      throws MalformedPolicyException {
    Comparison comparison =
        PolicyComparisonTest.compare(
            STATEMENT.formatted(effect, condition),
            STATEMENT.formatted(otherEffect, otherCondition),
            Identity.ALL);

    assertThat(comparison.more()).isEqualTo(more);
    assertThat(comparison.moreWitness().isPresent()).isEqualTo(more == Answer.YES);
  }
}
