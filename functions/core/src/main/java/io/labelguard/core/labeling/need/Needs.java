package io.labelguard.core.labeling.need;

import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.GroundTruthEndpoints;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.LabelingJob.Location;
import io.labelguard.core.labeling.LabelingJob.Use;
import io.labelguard.core.labeling.Workforce;
import io.labelguard.core.labeling.network.VpcEndpoint;
import io.labelguard.policy.request.Principal;
import io.labelguard.policy.request.Request;
import io.labelguard.policy.request.RequestContext;
import io.labelguard.policy.request.RequestResource;
import io.labelguard.policy.value.CallerNames;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/// Turns a job into the requests it depends on at one bucket.
///
/// Identity policies are taken to allow and the bucket to belong to the job's account unless its
/// owner is known: only the bucket policy is judged. A bucket whose Region is not known is in the
/// job's, as Ground Truth requires.
public final class Needs {

  /// The actions of Ground Truth's own access that act on objects.
  public static final List<String> OBJECT_ACTIONS =
      List.of("s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject");

  /// The actions of Ground Truth's own access that act on the bucket.
  public static final List<String> BUCKET_ACTIONS =
      List.of("s3:GetBucketLocation", "s3:ListBucket");

  private static final String GET = "s3:GetObject";

  private final String bucket;
  private final Optional<String> region;
  private final Optional<String> owner;
  private final JobContexts contexts = new JobContexts();

  private Needs(String bucket, Optional<String> region, Optional<String> owner) {
    this.bucket = bucket;
    this.region = region;
    this.owner = owner;
  }

  /// Returns the needs of jobs at a bucket. For one event on one thread: jobs that are alike share
  /// the contexts of their requests.
  ///
  /// @param region the bucket's Region, where known
  /// @param owner account id of the bucket's owner, where known
  public static Needs at(String bucket, Optional<String> region, Optional<String> owner) {
    return new Needs(bucket, region, owner);
  }

  /// Returns what Ground Truth itself must be able to do there, through its endpoint of the job's
  /// Region: five actions, on the keys that the job names, on everything in the job's folder under
  /// its output path, and on the bucket. Of the data objects that its manifest lists, which Ground
  /// Truth only reads, it must get each. Empty where the job has nothing there.
  ///
  /// @see <a
  ///     href="https://docs.aws.amazon.com/sagemaker/latest/dg/samurai-vpc-labeling-job.html">Run
  ///     a labeling job in a VPC</a>
  public List<Need> groundTruth(LabelingJob job, GroundTruthEndpoints endpoints) {
    return new OfJob(job).groundTruth(endpoints);
  }

  /// Returns what automated labeling without a VpcConfig must be able to do there, as the execution
  /// role from SageMaker's own network: the same, through an endpoint of AWS or over the internet,
  /// AWS does not say which. Empty where the job has no automated labeling, or does it in its VPC.
  ///
  /// @see <a
  ///     href="https://docs.aws.amazon.com/sagemaker/latest/dg/samurai-vpc-labeling-job.html">Run
  ///     a labeling job in a VPC</a>
  public List<Need> automatedLabeling(LabelingJob job) {
    return job.automated() && job.description().subnets().isEmpty()
        ? new OfJob(job).automatedLabeling()
        : List.of();
  }

  /// Returns what automated labeling in the VPC of its VpcConfig must be able to do there, as the
  /// execution role, by one way out of that VPC. Empty where the job has no automated labeling, or
  /// has no VpcConfig.
  ///
  /// @param endpoint the endpoint of the VPC through which it goes; empty where it goes over the
  ///     internet from the address of a NAT gateway, which is not known
  public List<Need> automatedLabelingInVpc(LabelingJob job, Optional<VpcEndpoint> endpoint) {
    return job.automated() && !job.description().subnets().isEmpty()
        ? new OfJob(job).automatedLabelingInVpc(endpoint)
        : List.of();
  }

  /// Returns the same as [#workers] for workers in the workforce's VPC, through one endpoint of it.
  public List<Need> workersThrough(LabelingJob job, Workforce workforce, VpcEndpoint endpoint) {
    OfJob needs = new OfJob(job);
    return needs.data(contexts.workersThrough(job, needs.region, needs.owner, workforce, endpoint));
  }

  /// Returns what the workers' browsers must be able to do there by presigned URL: to get the data
  /// objects. The manifest lists which these are. Where it was not read, the need is on every
  /// object beside the manifest, and on every object of the manifest's bucket, and empty where the
  /// manifest lies elsewhere.
  public List<Need> workers(LabelingJob job, Workforce workforce) {
    OfJob needs = new OfJob(job);
    return needs.data(contexts.workers(job, needs.region, needs.owner, workforce));
  }

  /// Returns what anyone who holds a link of a worker may ask for there, from whatever network: the
  /// same objects as [#workers].
  public List<Need> links(LabelingJob job) {
    OfJob needs = new OfJob(job);
    return needs.data(contexts.link(job, needs.region, needs.owner));
  }

  /// One job at the bucket.
  private final class OfJob {

    private final LabelingJob job;
    private final Optional<String> region;
    private final Optional<String> owner;
    private final Principal role;
    private final String bucketArn;

    OfJob(LabelingJob job) {
      this.job = job;
      this.region = Needs.this.region.or(job::region);
      this.owner = Needs.this.owner.or(job::account).filter(CallerNames::isAccountId);
      this.role = RoleRequests.principal(job.roleArn());
      this.bucketArn = "arn:" + job.partition() + ":s3:::" + bucket;
    }

    private List<Need> groundTruth(GroundTruthEndpoints endpoints) {
      return needs(
          AccessPath.GROUND_TRUTH,
          job.locationsIn(bucket),
          action -> contexts.groundTruth(job, action, region, owner, endpoints));
    }

    private List<Need> automatedLabeling() {
      RequestContext internet = contexts.overTheInternet(job, region, owner);
      RequestContext endpoint = contexts.throughEndpointOfAws(job, region, owner);
      return needs(
              AccessPath.AUTOMATED_LABELING,
              job.locationsIn(bucket).stream().filter(OfJob::isOfObjects).toList(),
              _ -> endpoint)
          .stream()
          .map(
              need ->
                  new Need(
                      need.path(),
                      need.job(),
                      need.bucket(),
                      need.request(),
                      Optional.of(need.request().with(internet)),
                      need.essential(),
                      need.ofData()))
          .toList();
    }

    private List<Need> automatedLabelingInVpc(Optional<VpcEndpoint> endpoint) {
      RequestContext context =
          endpoint
              .map(through -> contexts.throughEndpoint(job, region, owner, through))
              .orElseGet(() -> contexts.overTheInternet(job, region, owner));
      return needs(
          AccessPath.AUTOMATED_LABELING,
          job.locationsIn(bucket).stream().filter(OfJob::isOfObjects).toList(),
          _ -> context);
    }

    private static boolean isOfObjects(Location location) {
      return switch (location.use()) {
        case MANIFEST, OUTPUT, DATA -> true;
        case LABEL_CATEGORIES, UI_TEMPLATE -> false;
      };
    }

    private List<Need> needs(
        AccessPath path, List<Location> locations, Function<String, RequestContext> context) {
      List<Need> needs = new ArrayList<>();
      for (Location location : locations) {
        if (location.use() != Use.DATA) {
          RequestResource resource = resource(location);
          for (String action : OBJECT_ACTIONS) {
            boolean essential = location.use() == Use.OUTPUT || action.equals(GET);
            needs.add(need(path, action, resource, context.apply(action), essential));
          }
        }
      }
      if (!needs.isEmpty()) {
        RequestResource whole = new RequestResource.Exact(bucketArn);
        for (String action : BUCKET_ACTIONS) {
          needs.add(need(path, action, whole, context.apply(action), true));
        }
      }
      needs.addAll(listed(path, context.apply(GET)));
      return needs;
    }

    /// Returns the GETs of the data objects that the manifest lists.
    private List<Need> listed(AccessPath path, RequestContext context) {
      return job.locationsIn(bucket).stream()
          .filter(location -> location.use() == Use.DATA)
          .map(location -> new RequestResource.Prefix(bucketArn + "/" + location.at().key()))
          .map(objects -> request(GET, objects, context))
          .map(request -> new Need(path, job, bucket, request, Optional.empty(), true, true))
          .toList();
    }

    private List<Need> data(RequestContext context) {
      if (job.data().isPresent()) {
        return listed(AccessPath.WORKERS, context);
      }
      NavigableSet<String> prefixes = new TreeSet<>();
      for (Location location : job.locationsIn(bucket)) {
        if (location.use() == Use.MANIFEST) {
          String key = location.at().key();
          prefixes.add("");
          prefixes.add(key.substring(0, key.lastIndexOf('/') + 1));
        }
      }
      return prefixes.stream()
          .map(prefix -> (RequestResource) new RequestResource.Prefix(bucketArn + "/" + prefix))
          .map(objects -> need(AccessPath.WORKERS, GET, objects, context, true))
          .toList();
    }

    private RequestResource resource(Location location) {
      String objects = bucketArn + "/";
      String key = location.at().key();
      return location.use() == Use.OUTPUT
          ? new RequestResource.Prefix(objects + job.outputPrefix(location.at()))
          : key.isEmpty()
              ? new RequestResource.Prefix(objects)
              : new RequestResource.Exact(objects + key);
    }

    private Need need(
        AccessPath path,
        String action,
        RequestResource resource,
        RequestContext context,
        boolean essential) {
      return new Need(
          path,
          job,
          bucket,
          request(action, resource, context),
          Optional.empty(),
          essential,
          false);
    }

    private Request request(String action, RequestResource resource, RequestContext context) {
      return new Request(role, action, resource, owner, context, Request.IdentityPolicies.ALLOW);
    }
  }
}
