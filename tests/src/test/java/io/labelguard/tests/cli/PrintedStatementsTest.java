package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.labelguard.cli.print.PrintedStatements;
import io.labelguard.cli.print.SourceForm;
import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class PrintedStatementsTest {

  private static final JsonMapper MAPPER = new JsonMapper();

  private static final String BEFORE =
      """
      {"Version":"2012-10-17","Statement":[
       {"Sid":"Stays","Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*"},
       {"Sid":"Ours","Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::b","arn:aws:s3:::b/${aws:username}"],
        "Condition":{"StringNotEquals":{"aws:SourceVpce":"vpce-1"},"NumericLessThan":{"s3:signatureAge":600000},"Bool":{"aws:ViaAWSService":false}}}]}
      """;

  private static final String AFTER = BEFORE.replace("\"vpce-1\"", "[\"vpce-1\",\"vpce-2\"]");

  @Example
  void jsonIsTheListOfChangedStatements() {
    assertThat(print(AFTER, SourceForm.JSON))
        .isEqualTo(
            """
            [
              {
                "Sid": "Ours",
                "Effect": "Deny",
                "Principal": "*",
                "Action": "s3:*",
                "Resource": ["arn:aws:s3:::b", "arn:aws:s3:::b/${aws:username}"],
                "Condition": {
                  "StringNotEquals": {
                    "aws:SourceVpce": ["vpce-1", "vpce-2"]
                  },
                  "NumericLessThan": {
                    "s3:signatureAge": 600000
                  },
                  "Bool": {
                    "aws:ViaAWSService": false
                  }
                }
              }
            ]
            """);
  }

  @Example
  void hclIsJsonencodeWithDoubledTemplateMarks() {
    assertThat(print(AFTER, SourceForm.HCL))
        .startsWith("jsonencode({\n  \"Statement\": [\n    {\n      \"Sid\": \"Ours\",\n")
        .contains("\"arn:aws:s3:::b/$${aws:username}\"")
        .endsWith("    }\n  ]\n})\n");
  }

  @Example
  void yamlIsInBlockStyleAndQuotesWhatWouldBeMisread() {
    assertThat(print(AFTER.replace("\"Ours\"", "\"No\""), SourceForm.YAML))
        .isEqualTo(
            """
            - Sid: "No"
              Effect: Deny
              Principal: "*"
              Action: s3:*
              Resource:
                - arn:aws:s3:::b
                - "arn:aws:s3:::b/${aws:username}"
              Condition:
                StringNotEquals:
                  aws:SourceVpce:
                    - vpce-1
                    - vpce-2
                NumericLessThan:
                  s3:signatureAge: 600000
                Bool:
                  aws:ViaAWSService: false
            """);
  }

  @Example
  void aPolicyThatStaysPrintsNothing() {
    for (SourceForm form : SourceForm.values()) {
      assertThat(print(BEFORE, form)).isEmpty();
    }
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.oneOf(
        Arbitraries.of(
            "yes",
            "Off",
            "null",
            "~",
            "2012-10-17",
            "111122223333",
            "0x1f",
            "1e3",
            "1:30",
            "*",
            "-",
            "a: b",
            "a:",
            "#a",
            "a #b",
            "",
            " a",
            "a ",
            "<!channel>",
            "<@U1>",
            "${a}",
            "$${a}",
            "%{if}",
            "%%{",
            "$",
            "\u202ex",
            "\ud83d\ude00",
            "\udb40\udc01",
            "\u001b[2J",
            "\\u0041",
            "'\"",
            "{}",
            "[]",
            "!a",
            "&a",
            "=",
            "<<",
            ".inf",
            "\u00e9",
            "\u2028",
            "\u0085"),
        Arbitraries.strings().ofMaxLength(12).filter(PrintedStatementsTest::isText));
  }

  /// A surrogate alone is not text: no encoding can carry it.
  private static boolean isText(String value) {
    return value
        .codePoints()
        .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }

  @Property(tries = 400)
  void whatIsPrintedIsReadBackAsWritten(
      @ForAll("values") String one, @ForAll("values") String other) throws Exception {
    JsonNode wanted = statement(one, other);
    String after = "{\"Statement\":[" + wanted + "]}";

    assertThat(MAPPER.readTree(print(after, SourceForm.JSON)).get(0)).isEqualTo(wanted);
    assertThat(hcl(print(after, SourceForm.HCL)).path("Statement").get(0)).isEqualTo(wanted);
    assertThat(yaml(print(after, SourceForm.YAML)).get(0)).isEqualTo(wanted);
  }

  @Property(tries = 200)
  void nothingThatATerminalActsOnIsPrinted(@ForAll("values") String one) {
    String after = "{\"Statement\":[" + statement(one, one) + "]}";
    for (SourceForm form : SourceForm.values()) {
      assertThat(print(after, form).replace("\n", "").chars().filter(Character::isISOControl))
          .isEmpty();
      assertThat(print(after, form)).doesNotContain("\u202e", "\u2028", "<!", "<@");
    }
  }

  private static JsonNode statement(String one, String other) {
    return MAPPER
        .createObjectNode()
        .put("Sid", one)
        .put("Effect", "Deny")
        .put("Principal", "*")
        .put("Action", "s3:GetObject")
        .put("Resource", "arn:aws:s3:::b/*")
        .set(
            "Condition",
            MAPPER
                .createObjectNode()
                .set(
                    "StringNotEquals",
                    MAPPER
                        .createObjectNode()
                        .set("aws:SourceVpce", MAPPER.createArrayNode().add(one).add(other))));
  }

  /// Reads the expression as Terraform does: the template marks first, then a string's escapes,
  /// which are JSON's but for characters above U+FFFF.
  private static JsonNode hcl(String text) throws Exception {
    assertThat(text).startsWith("jsonencode(").endsWith(")\n");
    assertThat(text.replace("$${", "").replace("%%{", "")).doesNotContain("${", "%{");
    String json = text.substring("jsonencode(".length(), text.length() - 2);
    String supplementary =
        Pattern.compile("\\\\U([0-9a-f]{8})")
            .matcher(json.replace("$${", "${").replace("%%{", "%{"))
            .replaceAll(found -> Character.toString(Integer.parseInt(found.group(1), 16)));
    return MAPPER.readTree(supplementary);
  }

  private static JsonNode yaml(String text) {
    return MAPPER.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(text));
  }

  private static String print(String after, SourceForm form) {
    return PrintedStatements.of(read(BEFORE), read(after), form);
  }

  private static Policy read(String text) {
    try {
      return PolicyReader.live(text);
    } catch (MalformedPolicyException e) {
      throw new AssertionError(List.of(text, e.problem().text()).toString(), e);
    }
  }
}
