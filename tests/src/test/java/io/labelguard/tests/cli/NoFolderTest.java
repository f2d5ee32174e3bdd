package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A folder that is not there is an error, and nothing is made. Only `replay` makes one.
class NoFolderTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "audit",
        "fix --bucket gt-b",
        "undo --bucket gt-b",
        "history --bucket gt-b",
        "rearm --bucket gt-b",
        "breaker --bucket gt-b"
      })
  void nothingIsMade(String words) {
    Path none = folder.resolve("none");
    Command missing = run(words, none);
    assertThat(missing.err())
        .startsWith("labelguard: " + none)
        .contains("cannot be used as the folder of a local account: there is no such folder\n");
    assertThat(none).doesNotExist();
  }

  @Test
  void auditFillsNoEmptyFolder() {
    assertThat(run("audit", folder).err()).contains(": it holds no world.json\n");
    assertThat(folder).isEmptyDirectory();
  }

  private static Command run(String words, Path local) {
    List<Object> all = new ArrayList<>(List.of((Object[]) words.split(" ")));
    all.addAll(List.of("--local", local));
    Command run = Command.run(all.toArray());
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("labelguard replay --local DIR").hasLineCount(2);
    return run;
  }
}
