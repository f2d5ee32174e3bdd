package io.labelguard.tests.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Holds the shaded jar to what Lambda allows and to what was meant to be in it.
class LambdaJarTest {

  @RegisterExtension private final LambdaJar jar = new LambdaJar();

  /// See [Lambda quotas](https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html).
  @Test
  void unzippedItIsSmallerThanLambdaAllows() {
    var bytes = jar.entries().mapToLong(ZipEntry::getSize).sum();
    assertThat(bytes).isLessThan(250L * 1024 * 1024).isGreaterThan(50L * 1024 * 1024);
  }

  @Test
  void itHoldsOneHttpClientAndNothingOfTheTests() {
    assertThat(names())
        .contains("software/amazon/awssdk/http/urlconnection/UrlConnectionHttpClient.class")
        .noneMatch(name -> name.startsWith("io/netty/"))
        .noneMatch(name -> name.startsWith("org/apache/http"))
        .noneMatch(name -> name.startsWith("software/amazon/awssdk/http/nio/"))
        .noneMatch(name -> name.startsWith("software/amazon/awssdk/http/crt/"))
        .noneMatch(name -> name.startsWith("org/junit/"))
        .noneMatch(name -> name.startsWith("io/labelguard/local/"))
        .noneMatch(name -> name.startsWith("io/labelguard/cli/"));
  }

  @Test
  void itHoldsNoSignaturesAndNoModuleDescriptors() {
    assertThat(names())
        .noneMatch(name -> name.endsWith("module-info.class"))
        .noneMatch(name -> name.matches("META-INF/[^/]+\\.(SF|RSA|DSA)"));
  }

  @Test
  void everyNameIsThereOnce() {
    assertThat(names()).doesNotHaveDuplicates();
  }

  @Test
  void itCarriesItsLicenceAndTheNoticesOfWhatIsInIt() {
    assertThat(jar.text("META-INF/LICENSE")).contains("Apache License", "Version 2.0");
    assertThat(jar.text("META-INF/NOTICE")).contains("Labelguard", "AWS SDK for Java");
  }

  @Test
  void loggingHasItsProvider() {
    assertThat(jar.text("META-INF/services/org.slf4j.spi.SLF4JServiceProvider"))
        .isEqualToIgnoringNewLines("ch.qos.logback.classic.spi.LogbackServiceProvider");
  }

  @Test
  void itsManifestNamesNeitherMachineNorBuildJdk() throws IOException {
    var manifest = jar.manifest();
    assertThat(manifest.getValue("Multi-Release")).isEqualTo("true");
    assertThat(manifest.keySet())
        .extracting(Object::toString)
        .containsExactlyInAnyOrder(
            "Manifest-Version", "Multi-Release", "Build-Jdk-Spec", "Build-Tool-Jdk-Spec");
    assertThat(manifest.getValue("Build-Tool-Jdk-Spec")).isEqualTo("25");
  }

  private List<String> names() {
    return jar.entries().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName).toList();
  }
}
