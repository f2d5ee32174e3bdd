package io.labelguard.core.evaluate.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The forms of numbers, dates, addresses and policy variables that are read, and those that are
/// not.
class ValueFormsTest {

  @ParameterizedTest
  @CsvSource({"1,1", "+1,1", "-1.50,-1.5", "1e3,1000", "1E-1,0.1", "0.0,0", "007,7"})
  void numbersAreRead(String text, BigDecimal value) {
    assertThat(NumberTest.parse(text).orElseThrow()).isEqualByComparingTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " 1", "1 ", "1.", ".5", "0x10", "1,5", "NaN", "٣", "--1", "e", "1e", "1d"})
  void otherTextIsNoNumber(String text) {
    assertThat(NumberTest.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026,2026-01-01T00:00:00Z",
    "2026-11,2026-11-01T00:00:00Z",
    "2026-11-22,2026-11-22T00:00:00Z",
    "2026-11-22T10:11Z,2026-11-22T10:11:00Z",
    "2026-11-22T10:11:12+02:00,2026-11-22T08:11:12Z",
    "2026-11-22T10:11:12.5-01:30,2026-11-22T11:41:12.500Z",
    "0,1970-01-01T00:00:00Z",
    "-1,1969-12-31T23:59:59Z",
    "1795348800,2026-11-22T12:00:00Z"
  })
  void datesAreRead(String text, Instant value) {
    assertThat(DateTest.parse(text)).contains(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "now",
        "2026-13",
        "2026-02-30",
        "2026-11-22T10:11:12",
        "2026-11-22T10Z",
        "2026-11-22 10:11:12Z",
        "22-11-2026",
        "1.5",
        "2026-11-22T25:00Z",
        "2026-11-22T10:11:12+99:00"
      })
  void otherTextIsNoDate(String text) {
    assertThat(DateTest.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.3.4,1.2.3.4",
    "::,0:0:0:0:0:0:0:0",
    "2001:DB8::1,2001:db8:0:0:0:0:0:1",
    "1::,1:0:0:0:0:0:0:0",
    "1:2:3:4:5:6:7:8,1:2:3:4:5:6:7:8",
    "1:2:3:4:5:6:7::,1:2:3:4:5:6:7:0",
    "::ffff:1.2.3.4,1.2.3.4",
    "::ffff:102:304,1.2.3.4",
    "64:ff9b::1.2.3.4,64:ff9b:0:0:0:0:102:304"
  })
  void addressesAreRead(String text, String same) {
    assertThat(IpAddress.parse(text).map(IpAddress::text)).contains(same);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1.2.3",
        "1.2.3.4.5",
        "1.2.3.256",
        "1.2.3.-4",
        "01.2.3.0004",
        "localhost",
        ":",
        ":::",
        "1::2::3",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "12345::",
        "g::",
        "1.2.3.4/24",
        "::1%eth0"
      })
  void otherTextIsNoAddress(String text) {
    assertThat(IpAddress.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.2.3/8,10.0.0.0,8",
    "10.1.2.3,10.1.2.3,32",
    "0.0.0.0/0,0.0.0.0,0",
    "2001:db8::1/64,2001:db8:0:0:0:0:0:0,64",
    "2001:db8::1,2001:db8:0:0:0:0:0:1,128",
    "::/0,0:0:0:0:0:0:0:0,0",
    "2001:db8::ffff/127,2001:db8:0:0:0:0:0:fffe,127",
    "::ffff:10.1.2.3/104,10.0.0.0,8"
  })
  void rangesAreRead(String text, String first, int prefix) {
    AddressTest.Range range = AddressTest.Range.parse(text).orElseThrow();
    assertThat(range.first().text()).isEqualTo(first);
    assertThat(range.prefix()).isEqualTo(prefix);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.0/33",
        "10.0.0.0/",
        "10.0.0.0/a",
        "::/129",
        "10.0.0.0/-1",
        "x/8",
        "::ffff:1.2.3.4/95"
      })
  void otherTextIsNoRange(String text) {
    assertThat(AddressTest.Range.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "a|a",
        "${aws:username}|bob",
        "${AWS:userName}!|bob!",
        "${ aws:username }|bob",
        "x${aws:username}y${aws:username}|xbobybob",
        "${aws:none, 'd'}|d",
        "${aws:none,'d'}|d",
        "${aws:none, 'a}b'}|a}b",
        "${aws:username, 'd'}|bob",
        "${aws:none, ''}x|x",
        "${*}|*",
        "${$}{a}|${a}",
        "${}|${}",
        "${aws:username|${aws:username",
        "${aws:none, d}|${aws:none, d}",
        "$aws|$aws",
        "a}b|a}b",
        "$${aws:username}|$bob"
      })
  void variablesAreReplaced(String text, String filled) {
    Optional<Glob> glob =
        Template.parse(text)
            .fill(
                Template.Reading.LITERAL,
                key -> key.equals("aws:username") ? List.of("bob") : List.of());
    assertThat(glob.map(Glob::toString)).contains(filled);
  }

  @ParameterizedTest
  @ValueSource(strings = {"${aws:none}", "a${aws:none}b", "${aws:many}", "${aws:TagKeys}"})
  void aVariableWithoutValueOrDefaultMatchesNothing(String text) {
    Optional<Glob> glob =
        Template.parse(text)
            .fill(
                Template.Reading.WILDCARDS,
                key ->
                    switch (key) {
                      case "aws:many" -> List.of("a", "b");
                      case "aws:tagkeys" -> List.of("a");
                      default -> List.of();
                    });
    assertThat(glob).isEmpty();
  }
}
