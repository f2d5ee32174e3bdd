package io.labelguard.lambda;

import io.labelguard.aws.alert.EventBusAlerts;
import io.labelguard.aws.ec2.Ec2Networks;
import io.labelguard.aws.function.LambdaFunctions;
import io.labelguard.aws.iam.IamExecutionRoles;
import io.labelguard.aws.iam.IamSimulation;
import io.labelguard.aws.kms.AwsKeys;
import io.labelguard.aws.log.CloudWatchJobLogs;
import io.labelguard.aws.organizations.AwsOrganizations;
import io.labelguard.aws.s3.S3BucketCorsWriter;
import io.labelguard.aws.s3.S3BucketPolicyWriter;
import io.labelguard.aws.s3.S3ControlTags;
import io.labelguard.aws.sagemaker.SageMakerWorkforceWriter;
import io.labelguard.aws.sagemaker.SageMakerWorkteamWriter;
import io.labelguard.aws.signed.ServiceAddress;
import io.labelguard.aws.signed.SignedCalls;
import io.labelguard.aws.stream.AwsChannels;
import io.labelguard.aws.tagging.TaggedStateTables;
import io.labelguard.aws.trail.CloudTrailTrails;
import io.labelguard.aws.trail.EventHistory;
import io.labelguard.core.port.ExecutionRoles;
import io.labelguard.core.port.Organizations;
import io.labelguard.core.port.Pause;
import io.labelguard.core.port.StateTables;
import io.labelguard.core.port.Trails;
import io.labelguard.core.port.dependency.Channels;
import io.labelguard.core.port.dependency.Functions;
import io.labelguard.core.port.dependency.Keys;
import io.labelguard.core.port.dependency.Networks;
import io.labelguard.core.port.dependency.OrganizationDecisions;
import io.labelguard.core.port.past.PastSources;
import io.labelguard.core.port.past.RememberedPolicies;
import io.labelguard.core.port.write.Writers;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Builds the SDK clients. They share one small HTTP client, the Region and the credentials, so
/// that a cold start searches for nothing.
///
/// Endpoints come from `endpoint`, or else from the SDK's own settings: the `AWS_ENDPOINT_URL`
/// variables, or the property `aws.endpointUrl`.
///
/// @param endpoint where every service is, for a local AWS; empty for AWS itself
/// @param interceptors see every answer
public record Clients(
    Region region,
    AwsCredentialsProvider credentials,
    SdkHttpClient http,
    Optional<URI> endpoint,
    List<ExecutionInterceptor> interceptors) {
  public Clients {
    interceptors = List.copyOf(interceptors);
  }

  /// Clients whose answers nobody else sees.
  public Clients(
      Region region,
      AwsCredentialsProvider credentials,
      SdkHttpClient http,
      Optional<URI> endpoint) {
    this(region, credentials, http, endpoint, List.of());
  }

  /// Returns these clients with one more interceptor that sees every answer.
  public Clients with(ExecutionInterceptor interceptor) {
    return new Clients(
        region,
        credentials,
        http,
        endpoint,
        Stream.concat(interceptors.stream(), Stream.of(interceptor)).toList());
  }

  /// Returns the clients of a Lambda function.
  static Clients ofProcess(Map<String, String> variables) {
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

  /// Builds a client that follows buckets into their own Regions.
  S3Client s3() {
    return built(S3Client.builder().crossRegionAccessEnabled(true), standard());
  }

  /// Builds a client that slows down when it is throttled, because SageMaker's quotas are not
  /// published.
  public SageMakerClient sageMaker() {
    return built(
        SageMakerClient.builder(),
        AwsRetryStrategy.adaptiveRetryStrategy().toBuilder().maxAttempts(8).build());
  }

  /// Builds the ports that write buckets, teams and the workforce.
  Writers writers() {
    S3Client s3 = s3();
    SageMakerClient sageMaker = sageMaker();
    return new Writers(
        new S3BucketPolicyWriter(s3),
        new S3BucketCorsWriter(s3),
        new SageMakerWorkteamWriter(sageMaker),
        new SageMakerWorkforceWriter(sageMaker));
  }

  SnsClient sns() {
    return built(SnsClient.builder(), standard());
  }

  SqsClient sqs() {
    return built(SqsClient.builder(), standard());
  }

  DynamoDbClient dynamoDb() {
    return built(DynamoDbClient.builder(), standard());
  }

  /// Builds the client of CloudTrail when it is asked.
  Trails trails() {
    return () ->
        new CloudTrailTrails(built(CloudTrailClient.builder(), standard())).logManagementEvents();
  }

  SecretsManagerClient secretsManager() {
    return built(SecretsManagerClient.builder(), standard());
  }

  /// Builds the client of the EC2 calls. It signs the calls itself, because the SDK's EC2 client is
  /// as large as all others together.
  Networks networks(Map<String, String> variables) {
    return new Ec2Networks(signed(Ec2Networks.addressIn(region), endpointOf("EC2", variables)));
  }

  /// Builds the client of one call to S3 Control.
  S3ControlTags bucketTags(String account, Map<String, String> variables) {
    Optional<URI> other = endpointOf("S3_CONTROL", variables);
    return new S3ControlTags(
        in -> signed(S3ControlTags.addressIn(in, account), other), region, account);
  }

  /// Builds the client of some IAM calls.
  ExecutionRoles executionRoles(Map<String, String> variables) {
    return ExecutionRoles.by(
        () ->
            new IamExecutionRoles(
                signed(IamExecutionRoles.addressIn(region), endpointOf("IAM", variables))));
  }

  /// Builds the client of the calls to Lambda that read functions.
  public Functions functions(Map<String, String> variables) {
    return new LambdaFunctions(
        () -> signed(LambdaFunctions.addressIn(region), endpointOf("LAMBDA", variables)));
  }

  /// Builds the clients that read topics and queues.
  Channels channels() {
    return Channels.by(() -> new AwsChannels(sns(), sqs()));
  }

  /// Builds the client of the calls to KMS.
  Keys keys(Map<String, String> variables) {
    return new AwsKeys(signed(AwsKeys.addressIn(region), endpointOf("KMS", variables)));
  }

  /// Builds the client of some calls to AWS Organizations.
  Organizations organizations(Map<String, String> variables) {
    return Organizations.by(
        () ->
            new AwsOrganizations(
                signed(
                    AwsOrganizations.addressIn(region), endpointOf("ORGANIZATIONS", variables))));
  }

  /// Builds the client of IAM's simulator.
  public OrganizationDecisions organizationDecisions(Map<String, String> variables) {
    return new IamSimulation(
        () -> signed(IamExecutionRoles.addressIn(region), endpointOf("IAM", variables)));
  }

  /// Builds the clients of one call each to CloudTrail and CloudWatch Logs.
  ///
  /// @param remembered what a guard remembers
  public PastSources past(
      Map<String, String> variables, Pause pause, RememberedPolicies remembered) {
    Optional<URI> trail = endpointOf("CLOUDTRAIL", variables);
    return new PastSources(
        new EventHistory(
            signed(EventHistory.addressIn(region), trail),
            signed(EventHistory.addressOfIam(region), trail),
            pause),
        new CloudWatchJobLogs(
            signed(CloudWatchJobLogs.addressIn(region), endpointOf("CLOUDWATCH_LOGS", variables))),
        remembered);
  }

  /// Builds the client of one call to EventBridge.
  EventBusAlerts eventBus(Map<String, String> variables) {
    return new EventBusAlerts(
        signed(EventBusAlerts.addressIn(region), endpointOf("EVENTBRIDGE", variables)));
  }

  /// Builds the client of one call to the tagging service, for commands.
  public StateTables stateTables(Map<String, String> variables) {
    return new TaggedStateTables(
        signed(
            TaggedStateTables.addressIn(region),
            endpointOf("RESOURCE_GROUPS_TAGGING_API", variables)));
  }

  private SignedCalls signed(ServiceAddress address, Optional<URI> other) {
    return new SignedCalls(http, credentials, other.map(address::at).orElse(address));
  }

  /// Returns the endpoint that this, the variables or the property name for a service.
  private Optional<URI> endpointOf(String service, Map<String, String> variables) {
    return endpoint
        .or(
            () ->
                Optional.ofNullable(variables.get("AWS_ENDPOINT_URL_" + service)).map(URI::create))
        .or(() -> Optional.ofNullable(variables.get("AWS_ENDPOINT_URL")).map(URI::create))
        .or(() -> Optional.ofNullable(System.getProperty("aws.endpointUrl")).map(URI::create));
  }

  private static RetryStrategy standard() {
    return AwsRetryStrategy.standardRetryStrategy();
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C built(
      B builder, RetryStrategy retries) {
    builder
        .region(region)
        .credentialsProvider(credentials)
        .httpClient(http)
        .overrideConfiguration(
            configuration ->
                configuration.retryStrategy(retries).executionInterceptors(interceptors));
    endpoint.ifPresent(builder::endpointOverride);
    return builder.build();
  }
}
