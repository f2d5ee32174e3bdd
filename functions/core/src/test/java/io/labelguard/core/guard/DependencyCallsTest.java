package io.labelguard.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.guard.detect.Sweep;
import io.labelguard.core.labeling.LabelingDocuments;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.RolePolicies;
import io.labelguard.core.labeling.function.FunctionConfiguration;
import io.labelguard.core.labeling.function.FunctionFacts;
import io.labelguard.core.labeling.function.FunctionState;
import io.labelguard.core.labeling.key.KeyFacts;
import io.labelguard.core.labeling.key.KmsKey;
import io.labelguard.core.labeling.key.KmsKeyState;
import io.labelguard.core.labeling.network.Subnet;
import io.labelguard.core.labeling.stream.ChannelFacts;
import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.json.MalformedJsonException;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How often a sweep asks for what jobs depend on: each role, key, function, VPC and topic once,
/// however many jobs use it.
class DependencyCallsTest {

  private static final String ROLE = "arn:aws:iam::111122223333:role/Gt";
  private static final String KEY = "arn:aws:kms:us-east-1:111122223333:key/one";
  private static final String FUNCTION = "arn:aws:lambda:us-east-1:111122223333:function:pre";
  private static final String TOPIC = "arn:aws:sns:us-east-1:111122223333:new";

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 90})
  void eachThingIsReadOnceHoweverManyJobsUseIt(int jobs) {
    TestAccount account = new TestAccount();
    account.settings = account.settings.readingIdentity();
    account.policies.put(TestAccount.BUCKET, TestAccount.OPEN);
    account.rolePolicies.put(
        "Gt",
        new Reading.Known<>(
            new RolePolicies(ROLE, new TreeMap<>(), new TreeMap<>(), Optional.empty())));
    account.keys.put(KEY, Optional.of(key()));
    account.functions.facts.put(FUNCTION, running());
    account.networks.subnets.add(new Subnet("subnet-a", "vpc-1"));
    account.channels.read.put(
        TOPIC,
        new Reading.Known<>(Optional.of(new ChannelFacts(Optional.empty(), Optional.of(KEY)))));
    for (int i = 0; i < jobs; i++) {
      account.jobs.add(job("job-" + i));
    }
    CountedPorts ports = new CountedPorts(account);
    new Sweep(ports.context(), ports.requests()).run();
    SortedMap<String, Integer> calls = ports.calls();

    assertThat(
            calls.entrySet().stream()
                .filter(call -> isOfADependency(call.getKey()))
                .map(call -> call.getKey() + " " + call.getValue()))
        .containsExactlyInAnyOrder(
            "BucketPolicies.encryption 1",
            "Channels.queue " + jobs,
            "Channels.topic 1",
            "ExecutionRoles.find 1",
            "ExecutionRoles.policies 1",
            "Functions.configuration 1",
            "Functions.policy 1",
            "Functions.reservedConcurrency 1",
            "Keys.find 1",
            "Keys.grants 1",
            "Keys.policy 1",
            "Networks.endpoints 1",
            "Networks.routeTables 1",
            "Networks.securityGroups 1",
            "Networks.subnets 1",
            "Organizations.ofTheAccount 1");
  }

  private static boolean isOfADependency(String call) {
    return List.of(
            "BucketPolicies.encryption",
            "Channels",
            "ExecutionRoles",
            "Functions",
            "Keys",
            "Networks",
            "Organizations")
        .stream()
        .anyMatch(call::startsWith);
  }

  private static KmsKey key() {
    return new KmsKey(
        new KeyFacts(KEY, KmsKeyState.ENABLED, "SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT"),
        new Reading.Known<>(policy()),
        new Reading.Known<>(List.of()));
  }

  private static Policy policy() {
    try {
      return PolicyReader.live("{\"Statement\": []}");
    } catch (MalformedPolicyException e) {
      throw new AssertionError(e);
    }
  }

  private static FunctionFacts running() {
    return new FunctionFacts(
        new Reading.Known<>(
            Optional.of(
                new FunctionConfiguration(
                    Optional.of(FunctionState.ACTIVE),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()))),
        new Reading.Known<>(Optional.empty()),
        new Reading.Known<>(Optional.empty()));
  }

  private static LabelingJob job(String name) {
    String text =
        """
        {"LabelingJobName": "NAME", "LabelingJobStatus": "InProgress",
         "LabelingJobArn": "arn:aws:sagemaker:us-east-1:111122223333:labeling-job/NAME",
         "RoleArn": "ROLE",
         "InputConfig": {"DataSource": {"SnsDataSource": {"SnsTopicArn": "TOPIC"},
          "S3DataSource": {"ManifestS3Uri": "s3://BUCKET/in.manifest"}}},
         "OutputConfig": {"S3OutputPath": "s3://BUCKET/out/", "KmsKeyId": "KEY",
          "SnsTopicArn": "TOPIC"},
         "LabelingJobAlgorithmsConfig": {"LabelingJobAlgorithmSpecificationArn":
           "ALGORITHM",
          "LabelingJobResourceConfig": {"VolumeKmsKeyId": "KEY",
           "VpcConfig": {"Subnets": ["subnet-a"], "SecurityGroupIds": ["sg-1"]}}},
         "HumanTaskConfig": {"PreHumanTaskLambdaArn": "FUNCTION"}}
        """;
    Map<String, String> names =
        Map.of(
            "NAME", name,
            "ALGORITHM",
                "arn:aws:sagemaker:us-east-1:027400017018:labeling-job-algorithm-specification/"
                    + "text-classification",
            "ROLE", ROLE,
            "TOPIC", TOPIC,
            "BUCKET", TestAccount.BUCKET,
            "KEY", KEY,
            "FUNCTION", FUNCTION);
    for (Map.Entry<String, String> each : names.entrySet()) {
      text = text.replace(each.getKey(), each.getValue());
    }
    try {
      return LabelingDocuments.labelingJob(
          JsonReader.read(text), Optional.empty(), Optional.empty());
    } catch (MalformedJsonException e) {
      throw new AssertionError(e);
    }
  }
}
