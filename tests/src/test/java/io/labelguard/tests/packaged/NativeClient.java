package io.labelguard.tests.packaged;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/// The native library of the runtime interface client, unpacked once for all functions. By itself
/// each process writes it to one and the same file of `/tmp`, which crashes those that use it.
final class NativeClient {

  private static final String PROPERTY =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

  private static final Path FILE = unpacked();

  private NativeClient() {}

  /// Returns the option that names it, as Lambda's own Java runtime does.
  static String option() {
    return "-D" + PROPERTY + "=" + FILE;
  }

  private static Path unpacked() {
    String machine = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
    String name = "libaws-lambda-jni.linux-" + machine + ".so";
    try (InputStream from =
        Objects.requireNonNull(AWSLambda.class.getResourceAsStream("/jni/" + name), name)) {
      Path file = Files.createTempFile("labelguard-", name);
      file.toFile().deleteOnExit();
      Files.copy(from, file, StandardCopyOption.REPLACE_EXISTING);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
