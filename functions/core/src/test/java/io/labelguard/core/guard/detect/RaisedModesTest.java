package io.labelguard.core.guard.detect;

import static io.labelguard.core.guard.TestAccount.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.guard.Settings;
import io.labelguard.core.guard.TestAccount;
import io.labelguard.core.report.message.Alert;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A mode that somebody raises by the tag is published; a lowered one is as anyone sees it.
class RaisedModesTest {

  private final TestAccount account = TestAccount.tightened();

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      textBlock =
          """
          alert,                   none,      true
          alert,                   temporary, true
          temporary,               fix,       true
          nonsense,                fix,       true
          ignore until 2026-11-25, alert,     true
          fix,                     none,      false
          none,                    alert,     false
          temporary,               alert,     false
          alert,                   nonsense,  false
          """)
  void onlyAModeThatAllowsMoreIsPublished(String before, String after, boolean published) {
    tag(before);
    account.sweep().run();
    assertThat(raised()).isEmpty();
    tag(after);
    account.sweep().run();
    account.sweep().run();
    assertThat(raised()).hasSize(published ? 1 : 0);
  }

  @Test
  void alertSaysWhatTheTagSaidAndWhatToDo() {
    tag("alert");
    account.sweep().run();
    tag(null);
    account.sweep().run();
    assertThat(raised())
        .containsExactly(
            "The tag labelguard:mode of bucket gt-labeling-data said \"alert\" and now is gone, so"
                + " Labelguard may write there again. If that was not meant, leave it out of"
                + " FixBuckets and FixCorsOf: anyone who may tag may change this tag.");
  }

  @Test
  void whereTheSettingsForbidEveryWriteNothingIsKept() {
    account.settings = TestAccount.settings(Settings.Mode.ALERT, false, false);
    tag("alert");
    account.sweep().run();
    tag(null);
    account.sweep().run();
    assertThat(raised()).isEmpty();
    assertThat(account.records.contents().modes()).isEmpty();
  }

  private void tag(@Nullable String value) {
    if (value == null) {
      account.tags.remove(BUCKET);
    } else {
      account.tags.put(BUCKET, value);
    }
  }

  private List<String> raised() {
    return account.alerts.stream()
        .map(Alert::notes)
        .flatMap(List::stream)
        .filter(
            note ->
                note.startsWith("The tag labelguard:mode of") && note.contains("write there again"))
        .toList();
  }
}
