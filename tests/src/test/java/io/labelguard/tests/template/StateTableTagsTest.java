package io.labelguard.tests.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.aws.tagging.TaggedStateTables;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StateTableTagsTest {

  /// Commands must find the tables of other versions too, so the key never changes.
  @Test
  void theTableHasTheTagThatCommandsLookFor() {
    assertThat(TaggedStateTables.TAG).isEqualTo("labelguard:table");
    assertThat(StateTableTags.of("a-stack"))
        .containsExactlyEntriesOf(Map.of("labelguard:table", "a-stack"));
  }
}
