package io.labelguard.policy.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.policy.model.ConditionOperator;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueParsersTest {

  @ParameterizedTest
  @CsvSource({
    "203.0.113.7, 203.0.113.7, 32",
    "203.0.113.7/24, 203.0.113.0, 24",
    "203.0.113.7/31, 203.0.113.6, 31",
    "0.0.0.0/0, 0.0.0.0, 0",
    "255.255.255.255/1, 128.0.0.0, 1",
    "2001:db8::1, 2001:db8:0:0:0:0:0:1, 128",
    "2001:DB8:1234:5678::/64, 2001:db8:1234:5678:0:0:0:0, 64",
    "2001:db8:1234:5678:9abc::/72, 2001:db8:1234:5678:9a00:0:0:0, 72",
    "::/0, 0:0:0:0:0:0:0:0, 0",
    "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8, 128",
    "64:ff9b::1.2.3.4, 64:ff9b:0:0:0:0:102:304, 128",
    "::ffff:192.0.2.1, 192.0.2.1, 32",
    "::ffff:192.0.2.1/120, 192.0.2.0, 24",
    "::ffff:0:0/96, 0.0.0.0, 0",
    "1.2.3.4/32, 1.2.3.4, 32",
    "::1/128, 0:0:0:0:0:0:0:1, 128",
    "::1:2:3:4:5:6:7, 0:1:2:3:4:5:6:7, 128",
    "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0, 128",
    "::, 0:0:0:0:0:0:0:0, 128",
    "ffff:8000::ffff:8000, ffff:8000:0:0:0:0:ffff:8000, 128",
    "255.0.255.0, 255.0.255.0, 32",
    "1:2:3:4:5:6:9.8.7.6, 1:2:3:4:5:6:908:706, 128"
  })
  void rangesAreReadAndMasked(String text, String first, int prefix) {
    IpRange range = IpRange.parse(text).orElseThrow();

    assertThat(range.first().text()).isEqualTo(first);
    assertThat(range.prefix()).isEqualTo(prefix);
    assertThat(IpAddress.parse(first)).contains(range.first());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "1.2.3",
        "1.2.3.4.5",
        "1.2.3.256",
        "1.2.3.",
        "1..2.3",
        "a.b.c.d",
        "1.2.3.4/",
        "1.2.3.4/33",
        "1.2.3.4/-1",
        "1.2.3.4/+8",
        "1.2.3.4/8/8",
        "1.2.3.4/0008",
        " 1.2.3.4",
        "1.2.3.4 ",
        "1.2.3.4/ 8",
        "-1.2.3.4",
        "+1.2.3.4",
        "\u0661.2.3.4",
        "*",
        "10.0.0.*",
        "any",
        ":",
        ":::",
        "1::2::3",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4:5:6:7::8:9",
        "12345::",
        "g::",
        "::1/129",
        "::1%eth0",
        "::1.2.3",
        "::1.2.3.4.5",
        "1.2.3.4::",
        "::ffff:1.2.3.4/95",
        "vpce-1a2b3c4d",
        "0x7f.0.0.1",
        "2130706433"
      })
  void whatIsNoRangeIsNotRead(String text) {
    assertThat(IpRange.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.255.255, true",
    "10.0.0.0/8, 11.0.0.0, false",
    "10.0.0.0/8, 9.255.255.255, false",
    "10.0.0.1, 10.0.0.1, true",
    "10.0.0.1, 10.0.0.2, false",
    "0.0.0.0/0, 255.1.2.3, true",
    "0.0.0.0/0, ::1, false",
    "::/0, ::1, true",
    "::/0, 1.2.3.4, false",
    "::/0, ::ffff:1.2.3.4, false",
    "1.2.3.0/24, ::ffff:1.2.3.4, true",
    "::ffff:1.2.3.0/120, 1.2.3.4, true",
    "2001:db8::/33, 2001:db8:7fff::, true",
    "2001:db8::/33, 2001:db8:8000::, false",
    "2001:db8::/65, 2001:db8:0:0:7fff::, true",
    "2001:db8::/65, 2001:db8:0:0:8000::, false",
    "2001:db8::1, 2001:db8::2, false"
  })
  void aRangeHoldsWhatItsMaskLeavesFree(String range, String address, boolean holds) {
    assertThat(IpRange.parse(range).orElseThrow().contains(IpAddress.parse(address).orElseThrow()))
        .isEqualTo(holds);
  }

  @Test
  void aHostIsARangeOfOne() {
    assertThat(IpRange.parse("1.2.3.4").orElseThrow().isHost()).isTrue();
    assertThat(IpRange.parse("1.2.3.4/31").orElseThrow().isHost()).isFalse();
    assertThat(IpRange.parse("::1").orElseThrow().isHost()).isTrue();
    assertThat(IpRange.parse("::1/32").orElseThrow().isHost()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "2019-07-16, 2019-07-16T00:00:00Z",
    "2019-07, 2019-07-01T00:00:00Z",
    "2019, 2019-01-01T00:00:00Z",
    "2019-07-16T12:00Z, 2019-07-16T12:00:00Z",
    "2019-07-16T12:00:01Z, 2019-07-16T12:00:01Z",
    "2019-07-16T12:00:01.5Z, 2019-07-16T12:00:01.500Z",
    "2019-07-16T12:00:01.1234567891Z, 2019-07-16T12:00:01.123456789Z",
    "2019-07-16T12:00:00+02:00, 2019-07-16T10:00:00Z",
    "2019-07-16T12:00-05:30, 2019-07-16T17:30:00Z",
    "2020-02-29, 2020-02-29T00:00:00Z",
    "0, 1970-01-01T00:00:00Z",
    "1563278400, 2019-07-16T12:00:00Z",
    "-1, 1969-12-31T23:59:59Z",
    "20190, 1970-01-01T05:36:30Z"
  })
  void datesAreReadInW3cFormAndAsEpochSeconds(String text, Instant instant) {
    assertThat(DateValue.parse(text)).contains(instant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tomorrow",
        "2019-13",
        "2019-00",
        "2019-02-29",
        "2019-7-16",
        "2019-07-32",
        "19-07-16",
        "2019/07/16",
        "16-07-2019",
        "2019-07-16 12:00:00Z",
        "2019-07-16T12Z",
        "2019-07-16T12:00",
        "2019-07-16T12:00:00",
        "2019-07-16T24:00:00Z",
        "2019-07-16T12:60Z",
        "2019-07-16T12:00:61Z",
        "2019-07-16T12:00:00.Z",
        "2019-07-16T12:00:00+25:00",
        "2019-07-16T12:00:00z",
        "2019-07-16Z",
        " 2019-07-16",
        "2019-07-16 ",
        "1563278400.5",
        "1e9",
        "--1",
        "1234567890123456",
        "*",
        "\u0662\u0660\u0661\u0669"
      })
  void whatIsNoDateIsNotRead(String text) {
    assertThat(DateValue.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0,0",
    "1.0,1",
    "+5,5",
    "-5,-5",
    "1e3,1000",
    "1.5E-1,0.15",
    "007,7",
    "10,10",
    "90.09,90.09",
    "9,9",
    "1e400,1e400",
    "1e-400,1e-400"
  })
  void numbersAreReadAsDecimals(String text, BigDecimal number) {
    assertThat(NumericValue.parse(text).orElseThrow()).isEqualByComparingTo(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "1 ",
        " 1",
        "1.",
        ".5",
        "1,5",
        "1_000",
        "0x10",
        "ten",
        "NaN",
        "Infinity",
        "--1",
        "+-1",
        "1e",
        "1e5.5",
        "e5",
        "1e99999999999",
        "1.5e-999999999999",
        "\u0661",
        "true",
        "*"
      })
  void whatIsNoNumberIsNotRead(String text) {
    assertThat(NumericValue.parse(text)).isEmpty();
  }

  @Test
  void aNumberOfMoreThan400CharactersIsNotRead() {
    assertThat(NumericValue.parse("1".repeat(400))).isPresent();
    assertThat(NumericValue.parse("1".repeat(401))).isEmpty();
  }

  @Test
  void boolsAreReadInAnyLetterCase() {
    assertThat(BoolValue.parse("true")).contains(true);
    assertThat(BoolValue.parse("True")).contains(true);
    assertThat(BoolValue.parse("FALSE")).contains(false);
    assertThat(BoolValue.parse("yes")).isEmpty();
    assertThat(BoolValue.parse("")).isEmpty();
    assertThat(BoolValue.parse("1")).isEmpty();
  }

  @Test
  void base64IsReadWithItsPadding() {
    assertThat(BinaryValue.parse("QmluYXJ5VmFsdWVJbkJhc2U2NA==").orElseThrow())
        .asString(java.nio.charset.StandardCharsets.US_ASCII)
        .isEqualTo("BinaryValueInBase64");
    assertThat(BinaryValue.parse("QUI")).isEmpty();
    assertThat(BinaryValue.parse("Q$==")).isEmpty();
    assertThat(BinaryValue.parse("QUI=\n")).isEmpty();
  }

  @Test
  void anArnKeepsTheColonsOfItsResource() {
    assertThat(ArnText.parse("arn:aws:s3:::b/a:b"))
        .contains(new ArnText("arn", "aws", "s3", "", "", "b/a:b"));
    assertThat(ArnText.parse("arn:aws:s3::b")).isEmpty();
    assertThat(ArnText.parse("*")).isEmpty();
  }

  @Test
  void everyDocumentedOperatorIsReadBackAsWritten() {
    int read = 0;
    for (ConditionOperator.Base base : ConditionOperator.Base.values()) {
      for (String prefix : new String[] {"", "ForAllValues:", "ForAnyValue:"}) {
        for (String suffix : new String[] {"", "IfExists"}) {
          String text = prefix + base.text() + suffix;
          boolean known = base != ConditionOperator.Base.NULL || text.equals("Null");
          assertThat(ConditionOperator.parse(text).isPresent()).as(text).isEqualTo(known);
          ConditionOperator.parse(text)
              .ifPresent(operator -> assertThat(operator.text()).isEqualTo(text));
          read += known ? 1 : 0;
        }
      }
    }
    assertThat(read).isEqualTo(26 * 6 + 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "stringEquals",
        "STRINGEQUALS",
        "StringEqual",
        "StringEqualsIfexists",
        "IfExists",
        "forAnyValue:StringEquals",
        "ForAnyValue:",
        "ForAnyValues:StringEquals",
        "StringEquals:ForAnyValue",
        "ForAnyValue: StringEquals",
        " StringEquals",
        "StringEqualsIfExistsIfExists",
        "IPAddress",
        "NotIPAddress",
        "bool",
        "Bool ",
        "NULL",
        "StringNotEqualsIgnorecase",
        "IfExistsStringEquals",
        "ForAnyValue:ForAllValues:StringLike"
      })
  void anyOtherSpellingIsNoOperator(String text) {
    assertThat(ConditionOperator.parse(text)).isEmpty();
  }
}
