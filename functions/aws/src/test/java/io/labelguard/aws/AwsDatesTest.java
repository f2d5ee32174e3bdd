package io.labelguard.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelguard.aws.LoopbackAws.Answer;
import io.labelguard.core.port.ClockReading;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

class AwsDatesTest {

  private static final Duration YEAR = Duration.ofDays(365);

  @Test
  void timeOfEveryAnswerIsReadBesideTheMachines() {
    Instant machine = Instant.now().minus(YEAR);
    AwsDates dates = new AwsDates(() -> machine);
    try (LoopbackAws aws = new LoopbackAws(_ -> Answer.ok("{}"));
        S3Client s3 = client(aws, dates)) {
      assertThat(dates.reading()).isEmpty();
      assertThat(dates.reasonAgainstWriting().orElseThrow())
          .startsWith("No answer of AWS gave its time");
      s3.getBucketPolicy(ask -> ask.bucket("gt-labeling-data"));
      ClockReading reading = dates.reading().orElseThrow();
      assertThat(reading.machine()).isEqualTo(machine);
      assertThat(Duration.between(machine, reading.aws())).isCloseTo(YEAR, Duration.ofMinutes(2));
      assertThat(dates.reasonAgainstWriting().orElseThrow())
          .contains(machine.toString())
          .contains(reading.aws().toString());
    }
  }

  @Test
  void answerThatRefusesHasTheTimeToo() {
    AwsDates dates = new AwsDates(Instant::now);
    try (LoopbackAws aws =
            new LoopbackAws(_ -> Answer.s3Error(403, "AccessDenied", "Access Denied"));
        S3Client s3 = client(aws, dates)) {
      assertThatThrownBy(() -> s3.getBucketPolicy(ask -> ask.bucket("gt-labeling-data")))
          .isInstanceOf(AwsServiceException.class);
      assertThat(dates.reading()).isPresent();
      assertThat(dates.reasonAgainstWriting()).isEmpty();
    }
  }

  @Test
  void fiveMinutesEitherWayAreAllowedAndASecondMoreIsNot() {
    Instant noon = Instant.parse("2026-11-20T12:00:00Z");
    Duration five = Duration.ofMinutes(5);
    for (Duration ahead : new Duration[] {five, five.negated(), Duration.ZERO}) {
      assertThat(new ClockReading(noon.plus(ahead), noon).reasonAgainstWriting()).isEmpty();
    }
    for (Duration ahead : new Duration[] {five.plusSeconds(1), five.plusSeconds(1).negated()}) {
      assertThat(new ClockReading(noon.plus(ahead), noon).reasonAgainstWriting())
          .isEqualTo(
              Optional.of(
                  "The clock of this machine says "
                      + noon.plus(ahead)
                      + ", and AWS says 2026-11-20T12:00:00Z. They differ by more than five"
                      + " minutes, so nothing is written. Correct the clock of this machine, then"
                      + " try again."));
    }
  }

  private static S3Client client(LoopbackAws aws, AwsDates dates) {
    return S3Client.builder()
        .overrideConfiguration(with -> with.addExecutionInterceptor(dates))
        .endpointOverride(aws.uri())
        .region(Region.US_EAST_1)
        .credentialsProvider(LoopbackAws.credentials())
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }
}
