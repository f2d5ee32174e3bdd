package io.labelguard.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.event.Actor;
import io.labelguard.core.event.EventFacts;
import io.labelguard.core.port.BucketPolicies.TagReading;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class KeptElsewhereTest {

  private static final TagReading NO_STACK =
      new TagReading.Value(Optional.empty(), Optional.empty());
  private static final TagReading STACK =
      new TagReading.Value(Optional.empty(), Optional.of("labeling-prod"));

  @Test
  void toolsThatKeepTheirOwnCopyAreNamed() {
    assertThat(
            KeptElsewhere.of(by("cloudformation.amazonaws.com"), NO_STACK)
                .orElseThrow()
                .withLines())
        .startsWith("The change came through CloudFormation. Its next deployment removes");
    assertThat(KeptElsewhere.of(by("HashiCorp Terraform/1.5"), STACK).orElseThrow().withLines())
        .startsWith("The change came through Terraform. Its next apply removes");
    assertThat(KeptElsewhere.of(by("aws-cli/2"), NO_STACK)).isEmpty();
  }

  @Test
  void stackThatMadeTheBucketIsNamedWhicheverCallerChangedThePolicy() {
    String note =
        "The bucket belongs to the CloudFormation stack labeling-prod. Its next deployment removes"
            + " every change made here, so add the lines shown in this alert to its source.";
    assertThat(KeptElsewhere.of(by("aws-cli/2"), STACK).map(KeptElsewhere::withLines))
        .contains(note);
    assertThat(KeptElsewhere.of(Optional.empty(), STACK).map(KeptElsewhere::withLines))
        .contains(note);
    assertThat(KeptElsewhere.of(Optional.empty(), new TagReading.Unreadable("AccessDenied")))
        .isEmpty();
  }

  @Test
  void linesAreNamedOnlyWhereThereAreSome() {
    KeptElsewhere elsewhere = KeptElsewhere.of(by("Terraform/1.6"), NO_STACK).orElseThrow();

    assertThat(elsewhere.withoutLines())
        .endsWith("removes every change made here, so make a change in its source.")
        .doesNotContain("lines");
  }

  private static Optional<EventFacts> by(String userAgent) {
    return Optional.of(
        new EventFacts(
            "e-1",
            "PutBucketPolicy",
            TestAccount.ACCOUNT,
            TestAccount.REGION,
            Instant.EPOCH,
            new Actor(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(userAgent),
                Optional.empty(),
                Optional.empty()),
            Optional.empty()));
  }
}
