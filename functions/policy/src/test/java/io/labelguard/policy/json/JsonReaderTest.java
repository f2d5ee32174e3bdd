package io.labelguard.policy.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

  @Test
  void everyValueKnowsWhereItStood() throws Exception {
    String text = " {\"a\" : -1.5e3 , \"b\\u0041\":[ true,\"x\\\"y\" ,null,{}]}\n";

    Json.Obj object = (Json.Obj) JsonReader.read(text);

    assertThat(object.span()).isEqualTo(new Span(1, text.length() - 1));
    Json.Member number = object.members().get(0);
    assertThat(number.name().span().of(text)).isEqualTo("\"a\"");
    assertThat(number.value().span().of(text)).isEqualTo("-1.5e3");
    Json.Member list = object.members().get(1);
    assertThat(list.name().value()).isEqualTo("bA");
    assertThat(list.name().span().of(text)).isEqualTo("\"b\\u0041\"");
    assertThat(((Json.Arr) list.value()).items())
        .extracting(item -> item.span().of(text))
        .containsExactly("true", "\"x\\\"y\"", "null", "{}");
  }

  @Test
  void repeatedNamesAreKeptAndFound() throws Exception {
    Json.Obj object =
        (Json.Obj) JsonReader.read("{\"a/b\":{\"x\":1,\"x\":2},\"c\":[{\"~\":1,\"~\":3}]}");

    List<JsonReader.Duplicate> duplicates = JsonReader.duplicates(object);

    assertThat(duplicates)
        .extracting(JsonReader.Duplicate::pointer)
        .containsExactly("/a~1b/x", "/c/0/~0");
    assertThat(duplicates)
        .extracting(duplicate -> ((Json.Num) duplicate.member().value()).literal())
        .containsExactly("2", "3");
  }

  @Test
  void namesAreTheSameWhenTheirEscapesDiffer() throws Exception {
    assertThat(JsonReader.duplicates(JsonReader.read("{\"A\":1,\"\\u0041\":2}"))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[",
        "\"",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\" 1}",
        "{a:1}",
        "{'a':1}",
        "[1,]",
        "{\"a\":1,}",
        "[,1]",
        "[1 2]",
        "[01]",
        "[-]",
        "[+1]",
        "[.5]",
        "[1.]",
        "[1e]",
        "[0x1]",
        "[NaN]",
        "[Infinity]",
        "[-Infinity]",
        "[tru]",
        "[True]",
        "nul",
        "// c\n{}",
        "/* c */ {}",
        "# c\n{}",
        "{}x",
        "{} {}",
        "{},",
        "1 2",
        "[\"\\x\"]",
        "[\"\\u00zz\"]",
        "[\"\\u12\"]",
        "[\"a\tb\"]",
        "[\"a\nb\"]",
        "[\"a\u0000b\"]",
        "]",
        "}",
        "[1}",
        "{\"a\":1]",
        "\u00a0{}",
        "\u2028{}",
        "{}\u0000",
        "\uFEFF{}",
        "{}\uFEFF",
        "undefined",
        "{\"a\":undefined}"
      })
  void whatIsNoJsonIsRefusedWithItsPlace(String text) {
    MalformedJsonException refused =
        catchThrowableOfType(MalformedJsonException.class, () -> JsonReader.read(text));

    assertThat(refused).as(text).isNotNull();
    assertThat(refused.line()).isPositive();
    assertThat(refused.column()).isPositive();
    assertThat(refused.reason()).doesNotContain("Feature", "Source:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "-0", "1e5", "1E-5", "\"\"", "true", "null", "[]", "{}", " [ 1 , 2 ] "})
  void anyJsonValueIsRead(String text) throws Exception {
    Json value = JsonReader.read(text);

    assertThat(value.span().of(text)).isEqualTo(text.strip());
  }

  @ParameterizedTest
  @CsvSource({"'{\n  \"a\" 1}',2,7", "'{\r\n\"a\"\r\n x',3,2", "'{\r\"a\":,',2,5", "'{} x',1,4"})
  void thePlaceIsThatOfTheError(String text, int line, int column) {
    assertThatThrownBy(() -> JsonReader.read(text))
        .isInstanceOf(MalformedJsonException.class)
        .hasMessageStartingWith(line + ":" + column + ": ");
  }

  @Test
  void deepNestingIsAnErrorAndNoOverflow() throws Exception {
    String within = "[".repeat(JsonReader.MAX_DEPTH) + "]".repeat(JsonReader.MAX_DEPTH);
    assertThat(JsonReader.read(within).span().of(within)).isEqualTo(within);

    assertThatThrownBy(() -> JsonReader.read("[" + within + "]"))
        .isInstanceOf(MalformedJsonException.class)
        .hasMessageContaining("nested deeper than 200 levels");
    assertThatThrownBy(() -> JsonReader.read("[{\"a\":".repeat(1_000_000)))
        .isInstanceOf(MalformedJsonException.class);
  }

  @Test
  void longNumbersAreAClearError() {
    assertThatThrownBy(() -> JsonReader.read("[" + "1".repeat(2000) + "]"))
        .isInstanceOf(MalformedJsonException.class)
        .hasMessageContaining("more than 1000 digits");
  }

  @Test
  void longNamesAndStringsAreRead() throws Exception {
    String text = "{\"" + "n".repeat(100_000) + "\":\"" + "v".repeat(100_000) + "\"}";

    assertThat(((Json.Obj) JsonReader.read(text)).members().getFirst().value().span().end())
        .isEqualTo(text.length() - 1);
  }

  @Test
  void theReasonShowsNoControlCharacterOfTheText() {
    assertThatThrownBy(() -> JsonReader.read("[nu\u0000\u001b[31ml" + "x".repeat(400) + "]"))
        .isInstanceOf(MalformedJsonException.class)
        .hasMessageContaining("\\u0000\\u001b")
        .message()
        .hasSizeLessThan(300);
  }
}
