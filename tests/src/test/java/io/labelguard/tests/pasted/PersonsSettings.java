package io.labelguard.tests.pasted;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/// What a person who pastes a command has set: credentials and, because they are for a local AWS,
/// where it is.
///
/// @param accessKey of the person
/// @param table where DynamoDB Local is
record PersonsSettings(String accessKey, URI aws, URI table) {

  /// Returns the settings as environment variables.
  Map<String, String> variables() {
    return named(
        "AWS_ACCESS_KEY_ID",
        "AWS_SECRET_ACCESS_KEY",
        "AWS_ENDPOINT_URL",
        "AWS_ENDPOINT_URL_DYNAMODB");
  }

  /// Returns the settings as properties of this JVM, which the SDK takes before variables.
  Map<String, String> properties() {
    return named(
        "aws.accessKeyId", "aws.secretAccessKey", "aws.endpointUrl", "aws.endpointUrlDynamoDb");
  }

  private Map<String, String> named(
      String key, String secret, String endpoint, String tableEndpoint) {
    Map<String, String> settings = new TreeMap<>();
    settings.put(key, accessKey);
    settings.put(secret, "local");
    settings.put(endpoint, aws.toString());
    settings.put(tableEndpoint, table.toString());
    return settings;
  }
}
