package io.labelguard.core.fix.cors;

import static io.labelguard.core.guard.CorsAccount.IMAGES;
import static io.labelguard.core.guard.CorsAccount.SITE;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.fix.Fingerprint;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CorsTextTest {

  private static final String BOTH = CorsText.of(List.of(SITE, IMAGES));

  @Test
  void noRulesAreAnEmptyList() {
    assertThat(CorsText.of(List.of())).isEqualTo("[]");
    assertThat(CorsText.rules("[]")).contains(List.of());
  }

  @Test
  void theFingerprintIsOfTheWholeTextAndOfItsOrder() {
    assertThat(
            List.of(
                fingerprint(BOTH),
                fingerprint(CorsText.of(List.of(IMAGES, SITE))),
                fingerprint(CorsText.of(List.of(IMAGES))),
                fingerprint("[]"),
                Fingerprint.of(Optional.empty())))
        .doesNotHaveDuplicates();
  }

  @Test
  void textThatSaysMoreThanARuleIsNotRead() {
    assertThat(CorsText.rules(BOTH.replace("{", "{\"Other\":1,"))).isEmpty();
    assertThat(CorsText.rules("{}")).isEmpty();
    assertThat(CorsText.rules("no JSON")).isEmpty();
  }

  @Test
  void theDiffHasOneLineForEachRule() {
    assertThat(CorsText.diff(CorsText.of(List.of(SITE)), BOTH))
        .isEqualTo(
            "--- CORS rules before\n+++ CORS rules after\n@@ -1,1 +1,2 @@\n "
                + SITE.json()
                + "\n+"
                + IMAGES.json()
                + "\n");
    assertThat(CorsText.diff(BOTH, BOTH)).isEmpty();
  }

  @Test
  void whatWasAddedIsKnownWhereBothTextsAre() {
    assertThat(CorsText.added(CorsText.of(List.of(SITE)), BOTH)).contains(List.of(IMAGES));
    assertThat(CorsText.added("?", BOTH)).isEmpty();
  }

  private static Fingerprint fingerprint(String text) {
    return Fingerprint.of(Optional.of(text));
  }
}
