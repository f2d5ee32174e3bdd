package io.labelguard.tests.pasted;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a person who pastes a command has set: credentials and, because they are for a local AWS,
/// where it is.
///
/// @param accessKey of the person
/// @param table where DynamoDB Local is
/// @param region empty where none is set
record PersonsSettings(String accessKey, URI aws, URI table, Optional<String> region) {

  /// Returns the same settings with a Region.
  PersonsSettings in(String other) {
    return new PersonsSettings(accessKey, aws, table, Optional.of(other));
  }

  /// Returns the settings as environment variables.
  Map<String, String> variables() {
    return named(
        "AWS_ACCESS_KEY_ID",
        "AWS_SECRET_ACCESS_KEY",
        "AWS_ENDPOINT_URL",
        "AWS_ENDPOINT_URL_DYNAMODB",
        "AWS_REGION");
  }

  /// Returns the settings as properties of this JVM, which the SDK takes before variables.
  Map<String, String> properties() {
    return named(
        "aws.accessKeyId",
        "aws.secretAccessKey",
        "aws.endpointUrl",
        "aws.endpointUrlDynamoDb",
        "aws.region");
  }

  private Map<String, String> named(
      String key, String secret, String endpoint, String tableEndpoint, String regionName) {
    Map<String, String> settings = new TreeMap<>();
    settings.put(key, accessKey);
    settings.put(secret, "local");
    settings.put(endpoint, aws.toString());
    settings.put(tableEndpoint, table.toString());
    region.ifPresent(name -> settings.put(regionName, name));
    return settings;
  }
}
