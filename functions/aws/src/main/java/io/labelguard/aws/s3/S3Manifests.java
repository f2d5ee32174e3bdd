package io.labelguard.aws.s3;

import io.labelguard.aws.AwsCalls;
import io.labelguard.core.labeling.S3Location;
import io.labelguard.core.labeling.manifest.ManifestScanner;
import io.labelguard.core.labeling.manifest.ManifestSummary;
import io.labelguard.core.labeling.manifest.SequenceFile;
import io.labelguard.core.port.CallFailedException;
import io.labelguard.core.port.CallFailure;
import io.labelguard.core.port.Manifests;
import io.labelguard.policy.json.MalformedJsonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/// Reads manifests from S3. Each call names the account that must own the bucket.
public final class S3Manifests implements Manifests {

  /// For how long one object is read at most: a sweep's step and an event read several.
  private static final Duration LONGEST = Duration.ofSeconds(20);

  /// The longest sequence file that is read, in bytes.
  private static final int LONGEST_SEQUENCE = 10_000_000;

  /// Such a failure is a note, as a refusal is, and does not make an event fail.
  private static final boolean AGAIN_IS_NO_HELP = true;

  private final S3Client s3;
  private final String account;
  private final InstantSource clock;

  /// @param account the guard's own
  public S3Manifests(S3Client s3, String account, InstantSource clock) {
    this.s3 = s3;
    this.account = account;
    this.clock = clock;
  }

  @Override
  public ManifestSummary scan(S3Location manifest, long mostBytes) {
    Instant end = clock.instant().plus(LONGEST);
    return read(manifest, in -> ManifestScanner.scan(in, mostBytes, _ -> refuseAfter(end)));
  }

  @Override
  public Optional<SequenceFile> sequence(S3Location file) {
    byte[] bytes = read(file, in -> in.readNBytes(LONGEST_SEQUENCE + 1));
    if (bytes.length > LONGEST_SEQUENCE) {
      return Optional.empty();
    }
    try {
      return SequenceFile.read(new String(bytes, StandardCharsets.UTF_8));
    } catch (MalformedJsonException _) {
      return Optional.empty();
    }
  }

  private void refuseAfter(Instant end) {
    if (clock.instant().isAfter(end)) {
      throw new TooSlowException();
    }
  }

  /// What is done with the bytes of an object.
  private interface Reader<T> {
    T read(ResponseInputStream<GetObjectResponse> in) throws IOException;
  }

  private <T> T read(S3Location object, Reader<T> reader) {
    String attempt = "read " + object.uri();
    ResponseInputStream<GetObjectResponse> in = AwsCalls.of(attempt, () -> opened(object, attempt));
    try {
      return reader.read(in);
    } catch (TooSlowException e) {
      String reason = "it takes longer than " + LONGEST.toSeconds() + " seconds";
      throw new CallFailedException(new CallFailure(attempt, reason, AGAIN_IS_NO_HELP), e);
    } catch (IOException e) {
      String reason = String.valueOf(e.getMessage());
      throw new CallFailedException(new CallFailure(attempt, reason, false), e);
    } finally {
      // What was not read is not wanted; closing would read it to its end.
      in.abort();
    }
  }

  private ResponseInputStream<GetObjectResponse> opened(S3Location object, String attempt) {
    try {
      return s3.getObject(
          ask -> ask.bucket(object.bucket()).key(object.key()).expectedBucketOwner(account));
    } catch (NoSuchKeyException | NoSuchBucketException e) {
      throw new CallFailedException(
          new CallFailure(attempt, "it does not exist", AGAIN_IS_NO_HELP), e);
    }
  }

  /// An object that is not read to its end.
  private static final class TooSlowException extends RuntimeException {
    TooSlowException() {
      super("too slow");
    }
  }
}
