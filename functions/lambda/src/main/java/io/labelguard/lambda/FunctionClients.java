package io.labelguard.lambda;

import io.labelguard.lambda.environment.Environment;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/// The clients of a Lambda function, and those with which it rehearses.
final class FunctionClients {

  private FunctionClients() {}

  /// Returns the clients of a function.
  ///
  /// @param variables of its process
  static Clients of(Map<String, String> variables) {
    return new Clients(
        Region.of(Environment.required(variables, "AWS_REGION")),
        credentials(variables),
        UrlConnectionHttpClient.create(),
        Optional.empty());
  }

  /// Returns clients whose calls go nowhere.
  ///
  /// @param aws answers from memory
  static Clients rehearsing(SdkHttpClient aws, String region) {
    return new Clients(
        Region.of(region),
        StaticCredentialsProvider.create(AwsBasicCredentials.create("rehearsal", "rehearsal")),
        aws,
        Optional.empty());
  }

  /// Returns whether the calls of a function go over TLS, as all but those to a local AWS do.
  static boolean isTls(Map<String, String> variables) {
    return !variables.getOrDefault("AWS_ENDPOINT_URL", "").startsWith("http:");
  }

  /// With SnapStart, Lambda gives no access key in the environment, because a key would expire in
  /// the snapshot, but an address where keys can be read.
  private static AwsCredentialsProvider credentials(Map<String, String> variables) {
    return variables.containsKey("AWS_ACCESS_KEY_ID")
        ? EnvironmentVariableCredentialsProvider.create()
        : ContainerCredentialsProvider.create();
  }
}
