package io.labelguard.aws.event;

import static io.labelguard.aws.event.CloudTrailEventsTest.ours;
import static io.labelguard.aws.event.CloudTrailEventsTest.put;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

class CloudTrailEventsPropertiesTest {

  @Property(tries = 300)
  void noNameCrashesTheReader(@ForAll("names") String name, @ForAll String agent) {
    String event =
        put("\"bucketName\":" + quoted(name))
            .replace("\"eventID\"", "\"userAgent\":" + quoted(agent) + ",\"eventID\"");
    try {
      assertThat(ours(event).resource()).matches("[A-Za-z0-9._-]+");
      Statistics.collect("accepted");
    } catch (MalformedEventException e) {
      assertThat(e.getMessage().chars().filter(Character::isISOControl)).isEmpty();
      Statistics.collect("refused");
    }
    Statistics.coverage(
        tried -> {
          tried.check("accepted").count(often -> often >= 50);
          tried.check("refused").count(often -> often >= 50);
        });
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.oneOf(
        Arbitraries.strings(),
        Arbitraries.strings().withCharRange('a', 'z').numeric().withChars("._-").ofMaxLength(70));
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.chars().forEach(each -> out.append("\\u%04x".formatted(each)));
    return out.append('"').toString();
  }
}
