package io.labelguard.tests.packaged;

import io.labelguard.aws.records.DynamoRecords;
import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.record.Looks;
import io.labelguard.core.record.Snapshot;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What the guard saw before a bucket's policy changed in `events/`. Without it no fix is proven.
public final class EarlierSweep {

  private static final Instant FIRST = Instant.parse("2026-11-20T02:00:00Z");
  private static final Instant LAST = Instant.parse("2026-11-20T08:20:00Z");

  private EarlierSweep() {}

  /// Writes that the bucket had no policy, an hour before the change last.
  ///
  /// @param endpoint where DynamoDB Local listens
  public static void sawNoPolicyOf(String bucket, URI endpoint, String table) {
    try (DynamoDbClient dynamo =
        DynamoDbClient.builder()
            .endpointOverride(endpoint)
            .region(Region.US_EAST_1)
            .httpClient(UrlConnectionHttpClient.create())
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
            .build()) {
      new DynamoRecords(dynamo, table)
          .keep(
              new Snapshot(
                  bucket,
                  new Snapshot.Text.NoPolicy(),
                  Fingerprint.of(Optional.empty()),
                  FIRST,
                  Looks.at(FIRST).with(LAST),
                  Optional.empty(),
                  Optional.empty()));
    }
  }
}
