package io.labelguard.tests.ports;

import io.labelguard.aws.records.DynamoSweepPages;
import io.labelguard.core.sweep.SweepPages;
import io.labelguard.core.sweep.SweepPagesContract;
import io.labelguard.tests.packaged.LocalTable;
import io.labelguard.tests.template.Template;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Runs the contract of the storage of sweeps on DynamoDB itself, as Amazon publishes it for local
/// use.
class DynamoSweepPagesTest extends SweepPagesContract {

  private static final Map<String, Object> SHAPE = Template.read().properties("StateTable");

  private static LocalTable local;
  private static DynamoDbClient dynamo;
  private static int tables;

  @BeforeAll
  static void start() throws Exception {
    local = new LocalTable(SHAPE, "Sweeps");
    dynamo =
        DynamoDbClient.builder()
            .endpointOverride(local.endpoint())
            .region(Region.US_EAST_1)
            .httpClient(UrlConnectionHttpClient.create())
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
            .build();
  }

  @AfterAll
  static void stop() throws Exception {
    dynamo.close();
    local.stop();
  }

  @Override
  protected SweepPages empty() {
    String table = "Sweeps" + ++tables;
    local.create(SHAPE, table);
    return new DynamoSweepPages(dynamo, table);
  }
}
