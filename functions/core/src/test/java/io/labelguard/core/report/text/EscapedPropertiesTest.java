package io.labelguard.core.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class EscapedPropertiesTest {

  @Property
  void noLineHoldsAControlCharacter(@ForAll String text) {
    assertThat(Escaped.line(text).chars().filter(Character::isISOControl)).isEmpty();
  }
}
