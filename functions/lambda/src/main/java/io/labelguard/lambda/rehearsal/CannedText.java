package io.labelguard.lambda.rehearsal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/// The made-up events and answers of a rehearsal: files of the jar with the partition, account and
/// Region in their places.
///
/// @param account twelve digits
public record CannedText(String account, String region) {

  /// Returns a file.
  ///
  /// @throws IllegalArgumentException where no file has that name
  public String of(String file) {
    return find(file).orElseThrow(() -> new IllegalArgumentException("no " + file));
  }

  /// Returns a file, as a function gets its event.
  ///
  /// @throws IllegalArgumentException where no file has that name
  public InputStream event(String file) {
    return new ByteArrayInputStream(of(file).getBytes(StandardCharsets.UTF_8));
  }

  /// Returns a file; empty where no file has that name.
  Optional<String> find(String file) {
    try (InputStream in = CannedText.class.getResourceAsStream(file)) {
      return in == null
          ? Optional.empty()
          : Optional.of(
              new String(in.readAllBytes(), StandardCharsets.UTF_8)
                  .replace("${partition}", PartitionMetadata.of(Region.of(region)).id())
                  .replace("${account}", account)
                  .replace("${region}", region));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
