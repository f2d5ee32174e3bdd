package io.labelguard.tests.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.jar.JarEntry;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The AWS SDK in the shaded jar: the build changes what docs/adr/0019 says and nothing else.
class ChangedSdkTest {

  /// [ClientOperationsTest], [NamedServicesTest] and [FieldAccessorsTest] compare these.
  private static final Pattern MAY_DIFFER =
      Pattern.compile(
          "software/amazon/awssdk/(?:services/\\w+/(?:\\w+/)*(?:Default\\w+Client|model/[\\w$]+)"
              + "|regions/GeneratedServiceMetadataProvider)\\.class");

  @RegisterExtension private final LambdaJar jar = new LambdaJar();

  @Test
  void allOtherClassesAreTheSdksOwn() {
    List<JarEntry> others =
        jar.entries()
            .filter(entry -> entry.getName().startsWith("software/amazon/awssdk/"))
            .filter(entry -> entry.getName().endsWith(".class"))
            .filter(entry -> !MAY_DIFFER.matcher(entry.getName()).matches())
            .toList();
    assertThat(others)
        .hasSizeGreaterThan(10_000)
        .allSatisfy(
            entry ->
                assertThat(jar.bytes(entry.getName()))
                    .isEqualTo(SdkClasses.originalBytes(entry.getName())));
  }
}
