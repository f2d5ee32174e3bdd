package io.labelguard.lambda;

import io.labelguard.lambda.environment.Environment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpConfigurationOption;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.utils.AttributeMap;

/// The clients of a Lambda function, and those with which it rehearses.
final class FunctionClients {

  private FunctionClients() {}

  /// Returns the clients of a function.
  ///
  /// @param variables of its process
  static Clients of(Map<String, String> variables) {
    return new Clients(
        Region.of(Environment.required(variables, "AWS_REGION")),
        EnvironmentVariableCredentialsProvider.create(),
        UrlConnectionHttpClient.create(FunctionClients::connection),
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

  /// Opens a connection with Java's own settings for TLS, which are made when the first connection
  /// needs them. The SDK would make a second set of them for each client, from the hundred and more
  /// certificates that Java trusts, before any call.
  ///
  /// The times are the SDK's defaults. Proxies of the environment, which the SDK would look for, no
  /// function of the template has.
  static HttpURLConnection connection(URI uri) {
    try {
      HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
      connection.setConnectTimeout(milliseconds(SdkHttpConfigurationOption.CONNECTION_TIMEOUT));
      connection.setReadTimeout(milliseconds(SdkHttpConfigurationOption.READ_TIMEOUT));
      return connection;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int milliseconds(AttributeMap.Key<Duration> option) {
    return Math.toIntExact(SdkHttpConfigurationOption.GLOBAL_HTTP_DEFAULTS.get(option).toMillis());
  }
}
