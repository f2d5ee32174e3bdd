package io.labelguard.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Holds the shaded jar to what Lambda allows and to what was meant to be in it. The jar exists
/// from the phase `package` on: run `verify`, not `test`.
class LambdaJarTest {

  private JarFile jar;

  @BeforeEach
  void open() throws IOException {
    jar = new JarFile(Path.of(System.getProperty("labelguard.lambda.jar")).toFile());
  }

  @AfterEach
  void close() throws IOException {
    jar.close();
  }

  /// See [Lambda quotas](https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html).
  @Test
  void unzippedItIsSmallerThanLambdaAllows() {
    var bytes = jar.stream().mapToLong(ZipEntry::getSize).sum();
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
  void itCarriesItsLicenceAndTheNoticesOfWhatIsInIt() throws IOException {
    assertThat(text("META-INF/LICENSE")).contains("Apache License", "Version 2.0");
    assertThat(text("META-INF/NOTICE")).contains("Labelguard", "AWS SDK for Java");
  }

  @Test
  void loggingHasItsProvider() throws IOException {
    assertThat(text("META-INF/services/org.slf4j.spi.SLF4JServiceProvider"))
        .isEqualToIgnoringNewLines("ch.qos.logback.classic.spi.LogbackServiceProvider");
  }

  @Test
  void itsManifestNamesNeitherMachineNorBuildJdk() throws IOException {
    var manifest = jar.getManifest().getMainAttributes();
    assertThat(manifest.getValue("Multi-Release")).isEqualTo("true");
    assertThat(manifest.keySet())
        .extracting(Object::toString)
        .containsExactlyInAnyOrder(
            "Manifest-Version", "Multi-Release", "Build-Jdk-Spec", "Build-Tool-Jdk-Spec");
    assertThat(manifest.getValue("Build-Tool-Jdk-Spec")).isEqualTo("25");
  }

  private List<String> names() {
    return jar.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName).toList();
  }

  private String text(String name) throws IOException {
    try (var bytes = jar.getInputStream(jar.getEntry(name))) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
