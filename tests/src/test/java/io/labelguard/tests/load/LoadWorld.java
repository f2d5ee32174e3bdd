package io.labelguard.tests.load;

import io.labelguard.local.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sagemaker.model.DescribeLabelingJobResponse;
import software.amazon.awssdk.services.sagemaker.model.LabelingJobStatus;
import software.amazon.awssdk.services.sagemaker.model.Workforce;
import software.amazon.awssdk.services.sagemaker.model.Workteam;

/// An account of many labeling jobs. Some buckets have [#JOBS_AT_A_CROWDED_BUCKET] jobs each; the
/// other jobs are spread over the other buckets.
///
/// @param jobs how many
/// @param buckets how many, the crowded ones included
/// @param crowded how many crowded buckets
/// @param teams how many private work teams
public record LoadWorld(int jobs, int buckets, int crowded, int teams) {

  public static final String ACCOUNT = "111122223333";
  public static final String REGION = "us-east-1";

  /// How many jobs a crowded bucket has.
  public static final int JOBS_AT_A_CROWDED_BUCKET = 20;

  /// A bucket that no job uses.
  public static final String UNRELATED = "web-assets";

  private static final String ARNS = "arn:aws:sagemaker:us-east-1:111122223333:";

  /// Jobs are older than what the guard lists at an event, and younger than what a check reports.
  private static final Duration AGE = Duration.ofDays(3);

  public LoadWorld {
    if (jobs < crowded * JOBS_AT_A_CROWDED_BUCKET || buckets <= crowded || teams < 1) {
      throw new IllegalArgumentException("too few jobs, buckets or teams");
    }
  }

  /// Returns the name of a crowded bucket; they are numbered from 0.
  public String crowdedBucket(int number) {
    return "gt-labeling-data-%03d".formatted(number);
  }

  /// Returns the calls of a sweep that lists, describes and reads each once. Jobs are listed by
  /// status, a hundred a page; the trails take three calls.
  public SortedMap<String, Integer> sweepCalls() {
    SortedMap<String, Integer> calls = new TreeMap<>();
    calls.put("sagemaker DescribeLabelingJob", jobs);
    calls.put("sagemaker ListLabelingJobs", 2 + (jobs + 99) / 100);
    calls.put("sagemaker ListWorkteams", (teams + 99) / 100);
    calls.put("sagemaker ListTags", teams);
    calls.put("sagemaker ListWorkforces", 1);
    int used = Math.min(buckets, crowded + Math.max(0, jobs - crowded * JOBS_AT_A_CROWDED_BUCKET));
    for (String read :
        List.of(
            "GetBucketLocation", "GetBucketPolicy", "GetBucketTagging", "GetBucketEncryption")) {
      calls.put("s3 " + read, used);
    }
    calls.put("iam GetRole", 1);
    for (String read : List.of("DescribeTrails", "GetEventSelectors", "GetTrailStatus")) {
      calls.put("cloudtrail " + read, 1);
    }
    return calls;
  }

  World world(Instant now) {
    World empty = World.empty(ACCOUNT, REGION);
    List<World.Bucket> all = new ArrayList<>();
    IntStream.range(0, buckets).forEach(i -> all.add(bucket(crowdedBucket(i))));
    all.add(bucket(UNRELATED));
    return new World(
        ACCOUNT,
        REGION,
        all,
        IntStream.range(0, jobs).mapToObj(i -> job(i, now.minus(AGE).plusSeconds(i))).toList(),
        IntStream.range(0, teams).mapToObj(i -> team(i, now)).toList(),
        Optional.of(
            Workforce.builder()
                .workforceName("default")
                .sourceIpConfig(ip -> ip.cidrs("198.51.100.0/24"))
                .build()),
        true,
        new TreeMap<>(),
        empty.roles(),
        empty.organization(),
        empty.vpcEndpoints(),
        empty.secrets(),
        0,
        List.of(),
        Optional.empty(),
        empty.given());
  }

  private static World.Bucket bucket(String name) {
    return new World.Bucket(
        name,
        REGION,
        ACCOUNT,
        Optional.of(onlyTls(name)),
        new TreeMap<>(),
        Optional.empty(),
        false,
        new TreeMap<>(),
        Optional.empty(),
        new TreeMap<>());
  }

  /// Returns a policy that endangers no job.
  static String onlyTls(String bucket) {
    return """
    {"Version":"2012-10-17","Statement":[{"Sid":"OnlyTls","Effect":"Deny","Principal":"*",\
    "Action":"s3:*","Resource":["arn:aws:s3:::%1$s","arn:aws:s3:::%1$s/*"],\
    "Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}\
    """
        .formatted(bucket);
  }

  private DescribeLabelingJobResponse job(int number, Instant created) {
    String name = "cats-and-dogs-%04d".formatted(number);
    String bucket = crowdedBucket(bucketOf(number));
    return DescribeLabelingJobResponse.builder()
        .labelingJobName(name)
        .labelingJobArn(ARNS + "labeling-job/" + name)
        .labelingJobStatus(LabelingJobStatus.IN_PROGRESS)
        .creationTime(created)
        .labelCounters(count -> count.totalLabeled(100).unlabeled(900 - number % 500))
        .roleArn("arn:aws:iam::111122223333:role/GroundTruthExecutionRole")
        .inputConfig(
            in ->
                in.dataSource(
                    data ->
                        data.s3DataSource(
                            s3 ->
                                s3.manifestS3Uri("s3://" + bucket + "/in/" + name + ".manifest"))))
        .outputConfig(out -> out.s3OutputPath("s3://" + bucket + "/output/"))
        .humanTaskConfig(task -> task.workteamArn(teamArn(number % teams)))
        .build();
  }

  private int bucketOf(int job) {
    int atCrowded = crowded * JOBS_AT_A_CROWDED_BUCKET;
    return job < atCrowded
        ? job / JOBS_AT_A_CROWDED_BUCKET
        : crowded + (job - atCrowded) % (buckets - crowded);
  }

  private static String teamArn(int number) {
    return ARNS + "workteam/private-crowd/team-" + number;
  }

  private static Workteam team(int number, Instant now) {
    return Workteam.builder()
        .workteamName("team-" + number)
        .workteamArn(teamArn(number))
        .description("labels images")
        .createDate(now.minus(AGE))
        .lastUpdatedDate(now.minus(AGE))
        .workerAccessConfiguration(
            access ->
                access.s3Presign(
                    presign -> presign.iamPolicyConstraints(only -> only.sourceIp("Enabled"))))
        .build();
  }
}
