package io.labelguard.tests.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The AWS SDK in the shaded jar: the build changes what docs/adr/0019 says and nothing else.
class ChangedSdkTest {

  /// [ClientOperationsTest] and [NamedServicesTest] compare these.
  private static final Pattern CLIENT_OR_LIST =
      Pattern.compile(
          "software/amazon/awssdk/(?:services/\\w+/Default\\w+Client"
              + "|regions/GeneratedServiceMetadataProvider)\\.class");

  @RegisterExtension private final LambdaJar jar = new LambdaJar();

  @Test
  void allOtherClassesAreTheSdksOwn() {
    Set<String> models = FieldAccessorsTest.models(jar);
    List<String> others =
        jar.entries()
            .map(JarEntry::getName)
            .filter(name -> name.startsWith("software/amazon/awssdk/") && name.endsWith(".class"))
            .filter(name -> !CLIENT_OR_LIST.matcher(name).matches())
            .filter(name -> !models.contains(name) && !name.endsWith(FieldAccessorsTest.SUFFIX))
            .toList();
    assertThat(others)
        .hasSizeGreaterThan(10_000)
        .allSatisfy(name -> assertThat(jar.bytes(name)).isEqualTo(SdkClasses.originalBytes(name)));
  }
}
