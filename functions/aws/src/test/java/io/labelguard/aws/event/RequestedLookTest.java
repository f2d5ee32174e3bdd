package io.labelguard.aws.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelguard.core.event.GuardEvent;
import io.labelguard.core.event.GuardEvent.LookRequested.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestedLookTest {

  @ParameterizedTest
  @CsvSource({
    "bucket, gt-labeling-data, BUCKET",
    "team, street-scenes, TEAM",
    "workforce, default, WORKFORCE"
  })
  void itNamesWhatIsLookedAtAndNobodyWhoChangedIt(String kind, String name, Kind looked)
      throws IOException {
    EventReading reading = read("labelguard", "Labelguard Look Request", kind, name);
    assertThat(reading).isInstanceOf(EventReading.Ours.class);
    GuardEvent event = ((EventReading.Ours) reading).event();
    assertThat(event).isEqualTo(new GuardEvent.LookRequested(event.facts(), looked, name));
    assertThat(event.facts().id()).isEqualTo("0a1b2c3d");
    assertThat(event.facts().actor().arn()).isEmpty();
    assertThat(event.change()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "cors, gt-labeling-data, 'detail.kind: is not bucket, team or workforce'",
    "bucket, ../x, 'detail.name: \"../x\" cannot be the name of a bucket'",
    "team, '', 'detail.name: is missing'"
  })
  void anotherThingIsMalformed(String kind, String name, String said) {
    assertThatThrownBy(() -> read("labelguard", "Labelguard Look Request", kind, name))
        .isInstanceOf(MalformedEventException.class)
        .hasMessageContaining(said);
  }

  @Test
  void anEventOfAnotherSourceIsNone() throws IOException {
    assertThat(read("shop", "Labelguard Look Request", "bucket", "gt-labeling-data"))
        .isInstanceOf(EventReading.NotOurs.class);
    assertThat(read("labelguard", "Labelguard Alert", "bucket", "gt-labeling-data"))
        .isInstanceOf(EventReading.NotOurs.class);
  }

  private static EventReading read(String source, String type, String kind, String name)
      throws IOException {
    String event =
        """
        {"version":"0","id":"0a1b2c3d","detail-type":"%s","source":"%s","account":"111122223333",
         "time":"2026-11-20T10:00:00Z","region":"us-east-1","resources":[],
         "detail":{"kind":"%s","name":"%s"}}
        """
            .formatted(type, source, kind, name);
    return CloudTrailEvents.read(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)));
  }
}
