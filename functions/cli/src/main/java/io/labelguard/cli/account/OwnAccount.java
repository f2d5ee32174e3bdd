package io.labelguard.cli.account;

import io.labelguard.core.guard.detect.Sweep;
import io.labelguard.core.guard.write.OperatorActions;
import io.labelguard.core.port.Progress;
import io.labelguard.core.port.StateTables;
import io.labelguard.core.record.InMemoryRecords;
import io.labelguard.lambda.AlertSender;
import io.labelguard.lambda.AuditRequest;
import io.labelguard.lambda.Clients;
import io.labelguard.lambda.Memory;
import io.labelguard.lambda.Wiring;
import io.labelguard.lambda.environment.Environment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/// The AWS account of the caller's credentials, found as the AWS command line finds it.
public final class OwnAccount {

  private OwnAccount() {}

  /// Checks every live job, its buckets and every team in the account's Region.
  ///
  /// @throws NoAccountException where no Region or credentials are found
  /// @throws software.amazon.awssdk.core.exception.SdkException where AWS refuses a call
  public static Sweep.Report audit(AwsLogin login, AuditRequest request, Progress progress) {
    return with(
        login,
        Map.of(),
        (wiring, _) -> wiring.audit(request).run(progress),
        Optional.of(Memory.withNewIndex(new InMemoryRecords())));
  }

  /// Runs an action of a person in the account.
  ///
  /// @param variables the environment
  /// @param table name of the guard's state table; without one there are no records
  /// @throws IllegalStateException naming a variable that is malformed
  /// @throws NoAccountException where no Region or credentials are found
  /// @throws software.amazon.awssdk.core.exception.SdkException where AWS refuses a call
  public static <T> T byHand(
      AwsLogin login,
      Map<String, String> variables,
      Optional<String> table,
      Function<OperatorActions, T> work) {
    Map<String, String> all = new HashMap<>(variables);
    table.ifPresent(name -> all.put("LABELGUARD_TABLE", name));
    return with(
        login,
        all,
        (wiring, person) -> work.apply(wiring.byHand(person)),
        table.isPresent()
            ? Optional.empty()
            : Optional.of(Memory.withNewIndex(new InMemoryRecords())));
  }

  /// Returns the state tables of the Labelguard stacks in the account's Region.
  ///
  /// @param variables the environment
  /// @throws NoAccountException where no Region or credentials are found
  /// @throws io.labelguard.core.port.CallFailedException where AWS refuses the call
  public static List<StateTables.OfStack> stateTables(
      AwsLogin login, Map<String, String> variables) {
    AwsConfiguration configuration = AwsConfiguration.read(login);
    Region region = configuration.region();
    return configuration.withCredentials(
        credentials -> clients(region, credentials).stateTables(variables).all());
  }

  /// Does a work that only reads the account.
  ///
  /// @throws NoAccountException where no Region or credentials are found
  /// @throws software.amazon.awssdk.core.exception.SdkException where AWS refuses a call
  public static <T> T read(AwsLogin login, Read<T> work) {
    AwsConfiguration configuration = AwsConfiguration.read(login);
    Region region = configuration.region();
    return configuration.withCredentials(
        credentials ->
            work.from(clients(region, credentials), person(region, credentials).account()));
  }

  /// Does a work with the clients of the account.
  ///
  /// @throws NoAccountException where no Region or credentials are found
  /// @throws software.amazon.awssdk.core.exception.SdkException where AWS refuses a call
  public static <T> T withClients(AwsLogin login, Function<Clients, T> work) {
    AwsConfiguration configuration = AwsConfiguration.read(login);
    Region region = configuration.region();
    return configuration.withCredentials(credentials -> work.apply(clients(region, credentials)));
  }

  /// What reads the account of some clients.
  public interface Read<T> {
    T from(Clients clients, String account);
  }

  /// Sends alerts with the person's credentials.
  ///
  /// @param work gets the sender, the account's id and the Region
  /// @throws NoAccountException where no Region or credentials are found
  /// @throws software.amazon.awssdk.core.exception.SdkException where AWS refuses a call
  public static <T> T send(AwsLogin login, Map<String, String> variables, Sending<T> work) {
    AwsConfiguration configuration = AwsConfiguration.read(login);
    Region region = configuration.region();
    return configuration.withCredentials(
        credentials ->
            work.with(
                new AlertSender(clients(region, credentials), variables),
                person(region, credentials).account(),
                region.id()));
  }

  /// What is done with a sender of alerts.
  public interface Sending<T> {
    T with(AlertSender sender, String account, String region);
  }

  /// An action with the wiring of a person.
  private interface Work<T> {
    T apply(Wiring wiring, String person);
  }

  private static <T> T with(
      AwsLogin login, Map<String, String> variables, Work<T> work, Optional<Memory> memory) {
    AwsConfiguration configuration = AwsConfiguration.read(login);
    Region region = configuration.region();
    return configuration.withCredentials(
        credentials -> {
          GetCallerIdentityResponse person = person(region, credentials);
          return work.apply(
              Wiring.ofCommand(
                  Environment.ofCommand(variables, person.account(), region.id()),
                  clients(region, credentials),
                  memory),
              person.arn());
        });
  }

  private static Clients clients(Region region, AwsCredentialsProvider credentials) {
    return new Clients(region, credentials, UrlConnectionHttpClient.create(), Optional.empty());
  }

  private static GetCallerIdentityResponse person(
      Region region, AwsCredentialsProvider credentials) {
    try (StsClient sts =
        StsClient.builder()
            .region(region)
            .credentialsProvider(credentials)
            .httpClient(UrlConnectionHttpClient.create())
            .build()) {
      return sts.getCallerIdentity();
    }
  }
}
