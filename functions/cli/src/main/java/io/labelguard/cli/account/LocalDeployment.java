package io.labelguard.cli.account;

import io.labelguard.core.guard.Settings;
import io.labelguard.core.guard.Settings.FurtherFixes;
import io.labelguard.lambda.Clients;
import io.labelguard.lambda.environment.Environment;
import io.labelguard.local.LocalAws;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/// The names, roles and settings that `template.yaml` gives the guard in an account.
record LocalDeployment(String account, String region) {

  private static final Duration READ_BACK_PATIENCE = Duration.ofSeconds(30);
  private static final Duration LONGEST_TEMPORARY = Duration.ofDays(7);
  private static final Set<String> EVERYTHING = Set.of("*");

  String guardRole() {
    return "arn:aws:iam::" + account + ":role/labelguard-ApplyFixRole-1A2B3C4D5E6F7";
  }

  /// Returns the ARN of the topic of findings.
  String topicArn() {
    return "arn:aws:sns:" + region + ":" + account + ":labelguard-findings";
  }

  /// Returns the ARN of the topic for Amazon Q Developer.
  String chatTopicArn() {
    return "arn:aws:sns:" + region + ":" + account + ":labelguard-chat";
  }

  /// Returns the ARN of the secret with the URL of the Slack receiver.
  String slackSecretArn() {
    return "arn:aws:secretsmanager:" + region + ":" + account + ":secret:labelguard-slack-AbCdEf";
  }

  /// Returns the ARN of the person who runs commands.
  String person() {
    return "arn:aws:iam::" + account + ":user/you";
  }

  Environment environment(URI endpoint, AllowedWrites writes) {
    boolean fix = writes.mode() != Settings.Mode.ALERT;
    return new Environment(
        new Settings(
                account,
                region,
                writes.mode(),
                Set.of(guardRole()),
                Set.of(),
                fix ? EVERYTHING : Set.of(),
                fix ? EVERYTHING : Set.of(),
                false,
                false,
                3,
                LONGEST_TEMPORARY,
                READ_BACK_PATIENCE)
            // A world that gives what roles carry lets the guard read it.
            .readingIdentity()
            .alsoFixing(
                fix ? new FurtherFixes(EVERYTHING, writes.portalCidrs()) : FurtherFixes.NONE),
        "labelguard-state",
        topicArn(),
        endpoint + "/" + account + "/labelguard-fixes.fifo",
        new TreeMap<>());
  }

  Clients clients(LocalAws aws, String caller) {
    return new Clients(
        Region.of(region),
        StaticCredentialsProvider.create(
            AwsBasicCredentials.create(aws.accessKeyOf(caller), "local")),
        aws.dated(UrlConnectionHttpClient.create()),
        Optional.of(aws.endpoint()));
  }
}
