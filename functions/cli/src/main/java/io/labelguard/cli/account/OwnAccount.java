package io.labelguard.cli.account;

import io.labelguard.aws.SleepingPause;
import io.labelguard.core.guard.InMemoryRecords;
import io.labelguard.core.guard.Settings;
import io.labelguard.core.guard.Sweep;
import io.labelguard.lambda.Clients;
import io.labelguard.lambda.Environment;
import io.labelguard.lambda.Wiring;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.sts.StsClient;

/// The AWS account of whoever runs the command, found as the AWS command line finds it; only looked
/// at.
public final class OwnAccount {

  private OwnAccount() {}

  /// Looks at every live job, its buckets and every team of the account's Region.
  ///
  /// @throws software.amazon.awssdk.core.exception.SdkException where no Region or credentials are
  ///     found, or AWS refuses a call
  public static Sweep.Report audit() {
    Region region = new DefaultAwsRegionProviderChain().getRegion();
    try (DefaultCredentialsProvider credentials = DefaultCredentialsProvider.builder().build()) {
      String account = account(region, credentials);
      Settings looksOnly =
          new Settings(
              account,
              region.id(),
              Settings.Mode.ALERT,
              Set.of(),
              Set.of(),
              Set.of(),
              Set.of(),
              false,
              false,
              1,
              Duration.ZERO,
              Duration.ZERO);
      Wiring wiring =
          new Wiring(
              new Environment(looksOnly, "none", "none", "none", new TreeMap<>()),
              new Clients(region, credentials, UrlConnectionHttpClient.create(), Optional.empty()),
              new InMemoryRecords(),
              InstantSource.system(),
              new SleepingPause());
      return wiring.audit().run();
    }
  }

  private static String account(Region region, AwsCredentialsProvider credentials) {
    try (StsClient sts =
        StsClient.builder()
            .region(region)
            .credentialsProvider(credentials)
            .httpClient(UrlConnectionHttpClient.create())
            .build()) {
      return sts.getCallerIdentity().account();
    }
  }
}
