package io.labelguard.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class AlertWordsTest {

  @Test
  void subjectHasNoControlCharactersAndLessThanAHundred() {
    String subject = AlertWords.oneLine("bucket \u001b[31m\nx\u0085" + "y".repeat(200));
    assertThat(subject).hasSize(99).startsWith("bucket  [31m x y").endsWith("y…");
    assertThat(subject.chars().noneMatch(Character::isISOControl)).isTrue();
  }

  @Test
  void subjectIsNeverCutInsideACharacter() {
    String subject = AlertWords.oneLine("a" + "😀".repeat(80));
    assertThat(subject.length()).isLessThan(100);
    assertThat(subject.codePoints().filter(c -> c >= 0xD800 && c <= 0xDFFF)).isEmpty();
  }

  @Test
  void shortSubjectIsKept() {
    assertThat(AlertWords.oneLine("Labelguard: LG101")).isEqualTo("Labelguard: LG101");
  }

  @Test
  void idTellsAccountsResourcesAndStatesApart() {
    Settings settings = TestAccount.settings(Settings.Mode.FIX, false, false);
    String id = AlertWords.id(settings, "bucket/a", "1");
    assertThat(id).matches("lg-[0-9a-f]{20}");
    assertThat(AlertWords.id(settings, "bucket/a", "1")).isEqualTo(id);
    assertThat(AlertWords.id(settings, "bucket/a", "2")).isNotEqualTo(id);
    assertThat(AlertWords.id(settings, "bucket/b", "1")).isNotEqualTo(id);
  }
}
