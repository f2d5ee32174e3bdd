package io.labelguard.aws.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelguard.core.labeling.S3Location;
import io.labelguard.core.port.CallFailedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

class S3ManifestsTest {

  private static final S3Location MANIFEST = new S3Location("gt-data", "in.manifest");
  private static final String LINE = "{\"source-ref\":\"s3://images/a/1.jpg\"}\n";

  private Instant now = Instant.parse("2026-11-20T12:00:00Z");
  private int aborted;

  @Test
  void aManifestIsReadAndItsConnectionEnded() {
    assertThat(reading(text(LINE)).scan(MANIFEST, 1_000).buckets()).containsExactly("images");
    assertThat(aborted).isOne();
  }

  @Test
  void aManifestThatTakesTooLongIsNotTriedAgain() {
    InputStream slow =
        new InputStream() {
          @Override
          public int read() {
            now = now.plus(Duration.ofSeconds(5));
            return LINE.charAt(0);
          }

          @Override
          public int read(byte[] into, int from, int length) {
            into[from] = (byte) read();
            return 1;
          }
        };
    assertThatThrownBy(() -> reading(slow).scan(MANIFEST, 1_000))
        .isInstanceOfSatisfying(
            CallFailedException.class, e -> assertThat(e.failure().refused()).isTrue())
        .hasMessageContaining("s3://gt-data/in.manifest")
        .hasMessageContaining("20 seconds");
    assertThat(aborted).isOne();
  }

  @Test
  void aConnectionThatBreaksIsTriedAgain() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("connection reset");
          }

          @Override
          public int read(byte[] into, int from, int length) throws IOException {
            return read();
          }
        };
    assertThatThrownBy(() -> reading(broken).scan(MANIFEST, 1_000))
        .isInstanceOfSatisfying(
            CallFailedException.class, e -> assertThat(e.failure().refused()).isFalse())
        .hasMessageContaining("connection reset");
  }

  @Test
  void anObjectThatDoesNotExistIsNotTriedAgain() {
    S3Manifests gone =
        with(
            () -> {
              throw NoSuchKeyException.builder().statusCode(404).build();
            });
    assertThatThrownBy(() -> gone.sequence(MANIFEST))
        .isInstanceOfSatisfying(
            CallFailedException.class, e -> assertThat(e.failure().refused()).isTrue())
        .hasMessageContaining("does not exist");
  }

  @Test
  void whatIsNoSequenceFileIsEmpty() {
    assertThat(reading(text("{")).sequence(MANIFEST)).isEqualTo(Optional.empty());
    assertThat(reading(text("[]")).sequence(MANIFEST)).isEqualTo(Optional.empty());
  }

  private static InputStream text(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private S3Manifests reading(InputStream bytes) {
    return with(
        () ->
            new ResponseInputStream<>(
                GetObjectResponse.builder().build(),
                AbortableInputStream.create(bytes, () -> aborted++)));
  }

  /// What S3 answers to GetObject.
  private interface Answer {
    Object get();
  }

  private S3Manifests with(Answer answer) {
    S3Client s3 =
        (S3Client)
            Proxy.newProxyInstance(
                S3Client.class.getClassLoader(),
                new Class<?>[] {S3Client.class},
                (_, _, _) -> answer.get());
    InstantSource clock = () -> now;
    return new S3Manifests(s3, "111122223333", clock);
  }
}
