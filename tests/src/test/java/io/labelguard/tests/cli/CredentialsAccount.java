package io.labelguard.tests.cli;

import io.labelguard.local.LocalAws;
import io.labelguard.local.world.World;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkGlobalTime;

/// The account of the user's credentials: the SDK's own settings lead to a local AWS and to a state
/// table until this is closed.
final class CredentialsAccount implements AutoCloseable {

  /// Whose credentials they are.
  static final String ANA = "arn:aws:iam::111122223333:user/ana";

  private final Map<String, Optional<String>> before = new TreeMap<>();
  private final LocalAws aws;

  private CredentialsAccount(LocalAws aws) {
    this.aws = aws;
  }

  /// Starts an account.
  ///
  /// @param table the endpoint of DynamoDB Local
  static CredentialsAccount start(World world, URI table) {
    // The SDK remembers for the whole process how far the clock of an account was ahead, and tries
    // a
    // refused call again where that no longer fits. Other tests have accounts at other times.
    SdkGlobalTime.setGlobalTimeOffset(0);
    CredentialsAccount account =
        new CredentialsAccount(
            LocalAws.start(world, "arn:aws:iam::111122223333:role/nobody", InstantSource.system()));
    account.set("aws.region", world.region());
    account.set("aws.accessKeyId", account.aws.accessKeyOf(ANA));
    account.set("aws.secretAccessKey", "local");
    account.set("aws.endpointUrl", account.aws.endpoint().toString());
    account.set("aws.endpointUrlDynamoDb", table.toString());
    return account;
  }

  LocalAws aws() {
    return aws;
  }

  private void set(String name, String value) {
    before.put(name, Optional.ofNullable(System.getProperty(name)));
    System.setProperty(name, value);
  }

  @Override
  public void close() {
    aws.close();
    before.forEach(
        (name, value) ->
            value.ifPresentOrElse(
                set -> System.setProperty(name, set), () -> System.clearProperty(name)));
  }
}
