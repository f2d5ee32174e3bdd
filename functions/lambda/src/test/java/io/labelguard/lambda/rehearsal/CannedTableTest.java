package io.labelguard.lambda.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelguard.policy.json.MalformedJsonException;
import org.junit.jupiter.api.Test;

class CannedTableTest {

  private static final String FIRST = item("job/a", "look#1");
  private static final String SECOND = item("job/a", "look#2");
  private static final String THIRD = item("job/a", "stood#1");
  private static final String OTHER = item("job/b", "look#1");

  private final CannedTable table = table();

  private static CannedTable table() {
    try {
      return new CannedTable("[" + String.join(",", FIRST, SECOND, THIRD, OTHER) + "]");
    } catch (MalformedJsonException e) {
      throw new AssertionError(e);
    }
  }

  private static String item(String partition, String sortKey) {
    return "{\"pk\": {\"S\": \"%s\"}, \"sk\": {\"S\": \"%s\"}}".formatted(partition, sortKey);
  }

  @Test
  void anItemIsFoundByItsKey() throws Exception {
    assertThat(table.answer("GetItem", "{\"Key\":" + SECOND + "}"))
        .isEqualTo("{\"Item\":" + SECOND + "}");
    assertThat(table.answer("GetItem", "{\"Key\":" + item("job/b", "look#2") + "}"))
        .isEqualTo("{}");
  }

  @Test
  void aQueryFindsWhatBeginsSoOrComesAfter() throws Exception {
    assertThat(table.answer("Query", query("begins_with(sk, :sk)", "look#")))
        .isEqualTo("{\"Items\":[" + FIRST + "," + SECOND + "],\"Count\":2,\"ScannedCount\":2}");
    assertThat(table.answer("Query", query("sk >= :sk", "look#2")))
        .isEqualTo("{\"Items\":[" + SECOND + "," + THIRD + "],\"Count\":2,\"ScannedCount\":2}");
  }

  @Test
  void aBatchHasWhatIsThereOfEachTable() throws Exception {
    assertThat(
            table.answer(
                "BatchGetItem",
                "{\"RequestItems\":{\"state\":{\"Keys\":[%s,%s,%s]}}}"
                    .formatted(THIRD, item("job/c", "look#1"), OTHER)))
        .isEqualTo(
            "{\"Responses\":{\"state\":[" + THIRD + "," + OTHER + "]},\"UnprocessedKeys\":{}}");
  }

  @Test
  void aWriteIsTakenAndNotKept() throws Exception {
    String added = item("job/a", "look#0");
    assertThat(table.answer("PutItem", "{\"Item\":" + added + "}")).isEqualTo("{}");
    assertThat(table.answer("GetItem", "{\"Key\":" + added + "}")).isEqualTo("{}");
  }

  @Test
  void aRequestOfAnotherFormIsAnError() {
    assertThatThrownBy(() -> table.answer("GetItem", "{\"Keys\":[]}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no Key");
    assertThatThrownBy(() -> table.answer("GetItem", "Key"))
        .isInstanceOf(MalformedJsonException.class);
  }

  private static String query(String condition, String sortKey) {
    return """
    {"KeyConditionExpression":"pk = :pk AND %s",
     "ExpressionAttributeValues":{":pk":{"S":"job/a"},":sk":{"S":"%s"}}}\
    """
        .formatted(condition, sortKey);
  }
}
