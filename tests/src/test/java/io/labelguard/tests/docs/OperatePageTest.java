package io.labelguard.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.tests.Repository;
import io.labelguard.tests.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The page for the person whom an alarm wakes has each alarm of the template once, and no other;
/// and it names outputs and functions that there are.
class OperatePageTest {

  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+Alarm)` \\|(.*)$");
  private static final Pattern OUTPUT = Pattern.compile("\\b\\w+(Url|Arn)\\b");

  private final Template template = Template.read();

  @Test
  void eachAlarmHasOneRowWithEveryColumn() throws IOException {
    List<MatchResult> rows = ROW.matcher(page()).results().toList();
    assertThat(rows)
        .extracting(row -> row.group(1))
        .containsExactlyInAnyOrderElementsOf(template.resources("AWS::CloudWatch::Alarm").keySet());
    assertThat(rows).allSatisfy(row -> assertThat(row.group(2).split("\\|")).hasSize(3));
  }

  @Test
  void theOutputsThatItNamesAreThere() throws IOException {
    Map<String, Object> outputs = template.section("Outputs");
    List<String> named = OUTPUT.matcher(page()).results().map(MatchResult::group).toList();
    assertThat(named)
        .hasSizeGreaterThan(4)
        .allSatisfy(name -> assertThat(outputs).containsKey(name));
  }

  private static String page() throws IOException {
    return Files.readString(Repository.root().resolve("docs/how-to/operate.md"));
  }
}
