package io.labelguard.policy.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.model.Policy;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which buckets Resource elements speak of.
class BucketReachTest {

  private static Policy policy(String element, String pattern) throws Exception {
    return PolicyReader.live(
        """
        {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Principal": "*",
          "Action": "s3:*", "%s": "%s"}]}
        """
            .formatted(element, pattern));
  }

  @ParameterizedTest
  @CsvSource({
    "Resource, arn:aws:s3:::labels, true",
    "Resource, arn:aws-cn:s3:::labels, true",
    "Resource, arn:aws-us-gov:s3:::labels, true",
    "Resource, arn:aws:s3:::labels/input/*, true",
    "NotResource, arn:aws:s3:::labels/a, true",
    "Resource, arn:aws:s3:::lab*, true",
    "Resource, '*', true",
    "Resource, 'arn:aws:s3:::${aws:username}/*', true",
    "Resource, arn:aws:s3:::labels2, false",
    "Resource, arn:aws:s3:::labels2/*, false",
    "Resource, arn:aws:s3:::label, false",
    "Resource, arn:aws:sqs:::labels, false",
  })
  void aPatternReachesTheBucketThatItCanMatch(String element, String pattern, boolean reaches)
      throws Exception {
    assertThat(BucketReach.canMatch(policy(element, pattern), "labels")).isEqualTo(reaches);
  }

  @ParameterizedTest
  @CsvSource({
    "Resource, arn:aws:s3:::labels, labels",
    "NotResource, arn:aws:s3:::labels/a*, labels",
    "Resource, arn:aws:s3:::lab*,",
    "Resource, 'arn:aws:s3:::${aws:username}/*',",
    "Resource, '*',",
  })
  void theFirstBucketNamedIsOneWithoutAWildcard(String element, String pattern, String bucket)
      throws Exception {
    assertThat(BucketReach.firstNamed(policy(element, pattern)))
        .isEqualTo(Optional.ofNullable(bucket));
  }
}
