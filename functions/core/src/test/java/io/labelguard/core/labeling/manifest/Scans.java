package io.labelguard.core.labeling.manifest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Scans of manifests in memory.
final class Scans {

  private Scans() {}

  static ManifestSummary scan(String manifest) {
    return scan(manifest.getBytes(StandardCharsets.UTF_8), Long.MAX_VALUE);
  }

  static ManifestSummary scan(byte[] manifest, long mostBytes) {
    return scan(new ByteArrayInputStream(manifest), mostBytes);
  }

  static ManifestSummary scan(InputStream manifest, long mostBytes) {
    try {
      return ManifestScanner.scan(manifest, mostBytes, _ -> {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
