package io.labelguard.benchmarks.manifest;

import io.labelguard.core.labeling.manifest.ManifestScanner;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Scans a manifest twice and prints the nanoseconds of the second scan: without the start of the
/// JVM and its compilers, which a small file does not pay back.
public final class WarmScan {

  private WarmScan() {}

  /// Scans and prints.
  ///
  /// @param args the manifest
  public static void main(String[] args) throws IOException {
    scan(Path.of(args[0]));
    System.out.println(scan(Path.of(args[0])));
  }

  private static long scan(Path manifest) throws IOException {
    long begun = System.nanoTime();
    try (InputStream in = Files.newInputStream(manifest)) {
      if (ManifestScanner.scan(in, Long.MAX_VALUE, _ -> {}).lines().objects() == 0) {
        throw new IllegalStateException("the made manifest has no line");
      }
    }
    return System.nanoTime() - begun;
  }
}
