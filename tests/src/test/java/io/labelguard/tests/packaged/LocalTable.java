package io.labelguard.tests.packaged;

import com.amazonaws.services.dynamodbv2.local.main.ServerRunner;
import com.amazonaws.services.dynamodbv2.local.server.DynamoDBProxyServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/// The state table in DynamoDB Local, reachable for another process.
public final class LocalTable {

  private final DynamoDBProxyServer server;
  private final URI endpoint;

  /// Starts it with the table of template.yaml.
  public LocalTable(Map<String, Object> properties, String name) throws Exception {
    var port = freePort();
    server =
        ServerRunner.createServerFromCommandLineArgs(
            new String[] {"-inMemory", "-sharedDb", "-port", String.valueOf(port)});
    server.start();
    endpoint = URI.create("http://127.0.0.1:" + port);
    create(properties, name);
  }

  /// Creates the table of template.yaml once more, under another name.
  public void create(Map<String, Object> properties, String name) {
    try (var client = client()) {
      client.createTable(
          ask ->
              ask.tableName(name)
                  .billingMode(BillingMode.fromValue((String) properties.get("BillingMode")))
                  .attributeDefinitions(
                      LocalTableShape.of(properties, "AttributeDefinitions").stream()
                          .map(
                              each ->
                                  AttributeDefinition.builder()
                                      .attributeName(each.get("AttributeName"))
                                      .attributeType(
                                          ScalarAttributeType.fromValue(each.get("AttributeType")))
                                      .build())
                          .toList())
                  .keySchema(
                      LocalTableShape.of(properties, "KeySchema").stream()
                          .map(
                              each ->
                                  KeySchemaElement.builder()
                                      .attributeName(each.get("AttributeName"))
                                      .keyType(KeyType.fromValue(each.get("KeyType")))
                                      .build())
                          .toList()));
    }
  }

  /// Makes the table anew, with nothing in it.
  public void empty(Map<String, Object> properties, String name) {
    try (var client = client()) {
      client.deleteTable(ask -> ask.tableName(name));
    }
    create(properties, name);
  }

  public URI endpoint() {
    return endpoint;
  }

  private DynamoDbClient client() {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .httpClient(UrlConnectionHttpClient.create())
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
        .build();
  }

  public void stop() throws Exception {
    server.stop();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
