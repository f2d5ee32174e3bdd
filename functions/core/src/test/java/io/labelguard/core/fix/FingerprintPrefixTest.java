package io.labelguard.core.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintPrefixTest {

  private static final Fingerprint WHOLE = Fingerprint.of(Optional.of("any text"));

  @ParameterizedTest
  @ValueSource(ints = {8, 12, 63, 64})
  void eightDigitsOrMoreMatchTheirFingerprintInAnyLetterCase(int digits) {
    String given = " " + WHOLE.hex().substring(0, digits).toUpperCase(Locale.ROOT) + " ";

    assertThat(FingerprintPrefix.of(given).orElseThrow().matches(WHOLE)).isTrue();
  }

  @Test
  void otherDigitsMatchNot() {
    String last = WHOLE.hex().charAt(11) == '0' ? "1" : "0";
    String other = WHOLE.hex().substring(0, 11) + last;

    assertThat(FingerprintPrefix.of(other).orElseThrow().matches(WHOLE)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "42f317b", "42f317bg", "42f317b3…", "42f3-17b3"})
  void whatIsTooShortOrNotHexadecimalIsNone(String given) {
    assertThat(FingerprintPrefix.of(given)).isEmpty();
    assertThatThrownBy(() -> new FingerprintPrefix(given))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
