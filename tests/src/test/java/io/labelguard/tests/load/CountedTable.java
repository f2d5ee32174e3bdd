package io.labelguard.tests.load;

import io.labelguard.aws.records.DynamoJobIndex;
import io.labelguard.aws.records.DynamoRecords;
import io.labelguard.aws.records.DynamoSweepPages;
import io.labelguard.lambda.Memory;
import io.labelguard.tests.packaged.LocalTable;
import io.labelguard.tests.template.Template;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// A new state table in DynamoDB Local whose calls are counted. Its client tries as often as the
/// one of the functions.
public final class CountedTable implements AutoCloseable {

  private final TableCalls calls = new TableCalls();
  private final ThrottledHttp http = new ThrottledHttp(UrlConnectionHttpClient.create());
  private final DynamoDbClient dynamo;
  private final String name;

  /// Makes the table.
  public CountedTable(LocalTable tables, String name) {
    tables.create(Template.read().properties("StateTable"), name);
    this.name = name;
    dynamo =
        DynamoDbClient.builder()
            .endpointOverride(tables.endpoint())
            .region(Region.of(LoadWorld.REGION))
            .httpClient(http)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
            .overrideConfiguration(
                with ->
                    with.addExecutionInterceptor(calls)
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy()))
            .build();
  }

  Memory memory() {
    return new Memory(
        new DynamoRecords(dynamo, name),
        new DynamoJobIndex(dynamo, name),
        new DynamoSweepPages(dynamo, name));
  }

  TableCalls calls() {
    return calls;
  }

  ThrottledHttp http() {
    return http;
  }

  @Override
  public void close() {
    dynamo.close();
    http.close();
  }
}
