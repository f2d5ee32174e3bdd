package io.labelguard.policy.atoms;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.policy.match.Glob;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrefixAtomsTest {

  @Test
  void keysUnderAPrefixAreToldApartByThePatternsThatReachThem() {
    assertThat(
            PrefixAtoms.of(
                    "arn:aws:s3:::b/output/",
                    List.of(
                        Glob.of("arn:aws:s3:::b/*"),
                        Glob.of("arn:aws:s3:::b/output/masks/*"),
                        Glob.of("arn:aws:s3:::b/input/*")))
                .orElseThrow()
                .stream()
                .map(Object::toString))
        .containsExactlyInAnyOrder("{0}", "{0, 1}");
  }

  @Test
  void keysOfWhichThereAreTooManyKindsAreNotToldApart() {
    List<Glob> globs =
        "abcdefghijklmnop".chars().mapToObj(c -> Glob.of("*" + (char) c + "*")).toList();
    assertThat(PrefixAtoms.of("", globs)).isEmpty();
    assertThat(PrefixAtoms.of("", globs.subList(0, 8)).orElseThrow()).hasSize(256);
  }
}
