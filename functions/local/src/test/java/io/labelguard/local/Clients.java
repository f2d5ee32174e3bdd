package io.labelguard.local;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.MemberDefinition;

/// Real SDK clients that talk to a local AWS and do not retry.
final class Clients {

  static final String ACCOUNT = "111122223333";
  static final String REGION = "us-east-1";
  static final String GUARD = "arn:aws:iam::111122223333:role/labelguard-ApplyFixRole";

  private Clients() {}

  static S3Client s3(LocalAws aws) {
    return to(aws, S3Client.builder(), "AKIDEXAMPLE");
  }

  static S3Client s3As(LocalAws aws, String arn) {
    return to(aws, S3Client.builder(), aws.accessKeyOf(arn));
  }

  static MemberDefinition member() {
    return MemberDefinition.builder()
        .cognitoMemberDefinition(cognito -> cognito.userPool("p").userGroup("g").clientId("c"))
        .build();
  }

  static SageMakerClient sageMaker(LocalAws aws) {
    return to(aws, SageMakerClient.builder(), "AKIDEXAMPLE");
  }

  static <C, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> C to(
      LocalAws aws, B builder, String accessKey) {
    return builder
        .endpointOverride(aws.endpoint())
        .region(Region.of(REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, "secret")))
        .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(Duration.ofSeconds(5)))
        .overrideConfiguration(
            config -> config.retryStrategy(StandardRetryStrategy.builder().maxAttempts(1).build()))
        .build();
  }
}
