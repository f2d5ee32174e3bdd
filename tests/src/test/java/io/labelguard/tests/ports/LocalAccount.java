package io.labelguard.tests.ports;

import io.labelguard.local.LocalAws;
import io.labelguard.local.world.World;
import java.time.Instant;
import java.time.InstantSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/// The account that the ports' contracts run in, served by the local AWS.
final class LocalAccount implements AutoCloseable {

  static final String ACCOUNT = "111122223333";
  static final String REGION = "us-east-1";
  static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  private static final String GUARD = "arn:aws:iam::111122223333:role/labelguard-ApplyFixRole";
  private static final String WORLD =
      """
      {"account":"111122223333","region":"us-east-1",
       "buckets":[
        {"name":"gt-labeling-data","region":"eu-west-2","policy":
          {"Version":"2012-10-17","Statement":[{"Sid":"OnlyTls","Effect":"Deny","Principal":"*",
           "Action":"s3:*","Resource":"arn:aws:s3:::gt-labeling-data/*",
           "Condition":{"Bool":{"aws:SecureTransport":"false"}}}]},
         "tags":{"team":"vision","labelguard:mode":"alert"}},
        {"name":"gt-no-policy"},
        {"name":"gt-locked-vault","policy":
          {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*",
           "Resource":["arn:aws:s3:::gt-locked-vault","arn:aws:s3:::gt-locked-vault/*"],
           "Condition":{"StringNotEquals":{"aws:SourceVpce":"vpce-0c1d2e3f4a5b60789"}}}]}},
        {"name":"partners-bucket","owner":"444455556666","region":"eu-west-1"}],
       "jobs":[
        {"LabelingJobName":"cats-and-dogs","LabelingJobStatus":"InProgress",
         "LabelingJobArn":"arn:aws:sagemaker:us-east-1:111122223333:labeling-job/cats-and-dogs",
         "RoleArn":"arn:aws:iam::111122223333:role/GroundTruthExecutionRole",
         "InputConfig":{"DataSource":{"S3DataSource":{
           "ManifestS3Uri":"s3://gt-labeling-data/manifests/cats-and-dogs.manifest"}}},
         "OutputConfig":{"S3OutputPath":"s3://gt-labeling-data/output/"}},
        {"LabelingJobName":"archived","LabelingJobStatus":"Completed",
         "LabelingJobArn":"arn:aws:sagemaker:us-east-1:111122223333:labeling-job/archived"},
        {"LabelingJobName":"ending","LabelingJobStatus":"Stopping",
         "LabelingJobArn":"arn:aws:sagemaker:us-east-1:111122223333:labeling-job/ending"}],
       "workteams":[
        {"WorkteamName":"reviewers","Description":"reviewers of street scenes",
         "WorkteamArn":"arn:aws:sagemaker:us-east-1:111122223333:workteam/private-crowd/reviewers",
         "LastUpdatedDate":"2025-01-01T00:00:00Z",
         "MemberDefinitions":[{"CognitoMemberDefinition":
           {"UserPool":"us-east-1_EXAMPLE01","UserGroup":"reviewers","ClientId":"1example"}}],
         "Tags":{"labelguard:mode":"ignore"}},
        {"WorkteamName":"annotators",
         "WorkteamArn":"arn:aws:sagemaker:us-east-1:111122223333:workteam/private-crowd/annotators",
         "MemberDefinitions":[{"OidcMemberDefinition":{"Groups":["b","a"]}}]}],
       "workforce":{"WorkforceName":"default","SourceIpConfig":{"Cidrs":["198.51.100.0/24"]}},
       "vpcEndpoints":[
        {"VpcEndpointId":"vpce-0c1d2e3f4a5b60789","VpcId":"vpc-0a1b2c3d4e5f60718",
         "ServiceName":"com.amazonaws.us-east-1.s3","VpcEndpointType":"Gateway","State":"available"}],
       "secrets":{"slack":"https://example.com/hook"}}
      """;

  private final LocalAws aws;

  LocalAccount() {
    this("");
  }

  /// An account with more in it.
  ///
  /// @param more members of the world, each after a comma
  LocalAccount(String more) {
    String world = WORLD.strip();
    aws =
        LocalAws.start(
            World.parse(world.substring(0, world.length() - 1) + more + "}"),
            GUARD,
            InstantSource.fixed(NOW));
  }

  LocalAws aws() {
    return aws;
  }

  StaticCredentialsProvider credentials() {
    return StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAEXAMPLE", "made-up"));
  }

  /// Builds a client that talks to this account: three tries, without waiting between them.
  <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
    return builder
        .endpointOverride(aws.endpoint())
        .region(Region.of(REGION))
        .credentialsProvider(credentials())
        .httpClient(UrlConnectionHttpClient.create())
        .overrideConfiguration(
            with ->
                with.retryStrategy(
                    AwsRetryStrategy.standardRetryStrategy().toBuilder()
                        .backoffStrategy(BackoffStrategy.retryImmediately())
                        .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                        .build()))
        .build();
  }

  @Override
  public void close() {
    aws.close();
  }
}
