package io.labelguard.aws.event;

import static io.labelguard.aws.event.CloudTrailEventsTest.ours;
import static io.labelguard.aws.event.CloudTrailEventsTest.put;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class CloudTrailEventsPropertiesTest {

  @Property(tries = 300)
  void noNameCrashesTheReader(@ForAll String name, @ForAll String agent) {
    String event =
        put("\"bucketName\":" + quoted(name))
            .replace("\"eventID\"", "\"userAgent\":" + quoted(agent) + ",\"eventID\"");
    try {
      assertThat(ours(event).resource()).matches("[A-Za-z0-9._-]+");
    } catch (MalformedEventException e) {
      assertThat(e.getMessage().chars().filter(Character::isISOControl)).isEmpty();
    }
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.chars().forEach(each -> out.append("\\u%04x".formatted(each)));
    return out.append('"').toString();
  }
}
