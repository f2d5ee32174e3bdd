package io.labelguard.tests.jar;

import io.labelguard.tests.packaged.PackagedFunction;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// The shaded jar of the functions, open during a test. It exists from the phase `package` on: run
/// `verify`, not `test`.
final class LambdaJar implements BeforeEachCallback, AfterEachCallback {

  private JarFile jar;

  @Override
  public void beforeEach(ExtensionContext test) throws IOException {
    jar = new JarFile(PackagedFunction.jar().toFile());
  }

  @Override
  public void afterEach(ExtensionContext test) throws IOException {
    jar.close();
  }

  Stream<JarEntry> entries() {
    return jar.stream();
  }

  /// Where it lies, for a class loader.
  URL url() throws IOException {
    return Path.of(jar.getName()).toUri().toURL();
  }

  Attributes manifest() throws IOException {
    return jar.getManifest().getMainAttributes();
  }

  byte[] bytes(String name) {
    try (InputStream in = jar.getInputStream(jar.getJarEntry(name))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }
}
