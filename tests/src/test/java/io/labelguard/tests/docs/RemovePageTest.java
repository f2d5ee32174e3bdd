package io.labelguard.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.tests.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The page about removing Labelguard names the tests that play it through.
class RemovePageTest {

  @Test
  void everyTestOfTheTwoStacksIsNamedAndThere() throws IOException {
    String page = Files.readString(Repository.root().resolve("docs/how-to/remove.md"));
    List<String> named =
        NamedTests.NAME
            .matcher(page)
            .results()
            .map(match -> match.group(1) + "#" + match.group(2))
            .toList();
    assertThat(named)
        .containsExactlyInAnyOrderElementsOf(
            NamedTests.all().stream()
                .filter(test -> test.startsWith("SecondInstallationTest#"))
                .toList());
  }
}
