package io.labelguard.core.guard;

import io.labelguard.core.labeling.S3Location;
import io.labelguard.core.labeling.manifest.ManifestScanner;
import io.labelguard.core.labeling.manifest.ManifestSummary;
import io.labelguard.core.labeling.manifest.SequenceFile;
import io.labelguard.core.port.CallFailedException;
import io.labelguard.core.port.CallFailure;
import io.labelguard.core.port.Manifests;
import io.labelguard.policy.json.MalformedJsonException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Manifests and sequence files in memory; one that is not there is refused.
public final class TextManifests implements Manifests {

  /// The text of each, by URI.
  public final Map<String, String> texts = new TreeMap<>();

  /// The URI of each that was asked for.
  public final List<String> asked = new ArrayList<>();

  @Override
  public ManifestSummary scan(S3Location manifest, long mostBytes) {
    byte[] bytes = text(manifest).getBytes(StandardCharsets.UTF_8);
    try {
      return ManifestScanner.scan(new ByteArrayInputStream(bytes), mostBytes, _ -> {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Optional<SequenceFile> sequence(S3Location file) {
    try {
      return SequenceFile.read(text(file));
    } catch (MalformedJsonException _) {
      return Optional.empty();
    }
  }

  /// Done before each read.
  public Runnable before = () -> {};

  private String text(S3Location object) {
    before.run();
    asked.add(object.uri());
    String text = texts.get(object.uri());
    if (text == null) {
      throw new CallFailedException(
          new CallFailure("read " + object.uri(), "AccessDenied: Access Denied", true));
    }
    return text;
  }
}
