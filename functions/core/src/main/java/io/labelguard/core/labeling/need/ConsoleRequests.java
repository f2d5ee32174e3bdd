package io.labelguard.core.labeling.need;

import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.Arn;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.LabelingJob.Location;
import io.labelguard.core.labeling.LabelingJob.Use;
import io.labelguard.core.labeling.console.ConsolePrincipal;
import io.labelguard.policy.request.KeyState;
import io.labelguard.policy.request.Principal;
import io.labelguard.policy.request.Request;
import io.labelguard.policy.request.RequestContext;
import io.labelguard.policy.request.RequestResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Builds what someone who starts a job in the console must be able to ask of a bucket of the job:
/// to list it, to get what the job reads, to put where the job writes, and to look at and set the
/// CORS rules of a bucket that the job reads.
///
/// The requests come over the internet, from an address that is not known. Some of them may be made
/// by a service in the person's name, so aws:ViaAWSService is not known.
///
/// @see <a
///     href="https://docs.aws.amazon.com/sagemaker/latest/dg/sms-security-permission-console-access.html">Grant
///     IAM permission to use the console</a>
public final class ConsoleRequests {

  private static final String GET = "s3:GetObject";
  private static final String PUT = "s3:PutObject";
  private static final String LIST = "s3:ListBucket";
  private static final List<String> CORS = List.of("s3:GetBucketCORS", "s3:PutBucketCORS");

  private static final KeyState ABSENT = new KeyState.Absent();

  private final ConsolePrincipal who;
  private final LabelingJob job;
  private final String bucket;
  private final Optional<String> owner;
  private final RequestContext context;

  private ConsoleRequests(
      ConsolePrincipal who,
      LabelingJob job,
      String bucket,
      Optional<String> region,
      Optional<String> owner) {
    this.who = who;
    this.job = job;
    this.bucket = bucket;
    this.owner = owner;
    this.context = context(who, region, owner);
  }

  /// Returns what a person needs of a bucket for a job; empty where the job neither reads nor
  /// writes data there.
  ///
  /// @param region the bucket's Region, where known
  /// @param owner account id of the bucket's owner, where known
  public static List<Need> of(
      ConsolePrincipal who,
      LabelingJob job,
      String bucket,
      Optional<String> region,
      Optional<String> owner) {
    return new ConsoleRequests(who, job, bucket, region, owner).needs();
  }

  private List<Need> needs() {
    String arn = "arn:" + job.partition() + ":s3:::" + bucket;
    RequestResource whole = new RequestResource.Exact(arn);
    List<Need> needs = new ArrayList<>();
    boolean isRead = false;
    for (Location location : job.locationsIn(bucket)) {
      switch (location.use()) {
        case MANIFEST -> needs.add(need(GET, manifest(arn, location), false));
        case DATA ->
            needs.add(need(GET, new RequestResource.Prefix(arn + "/" + location.at().key()), true));
        case OUTPUT ->
            needs.add(
                need(
                    PUT,
                    new RequestResource.Prefix(arn + "/" + job.outputPrefix(location.at())),
                    false));
        case LABEL_CATEGORIES, UI_TEMPLATE -> {}
      }
      isRead |= location.use() == Use.MANIFEST || location.use() == Use.DATA;
    }
    if (!needs.isEmpty()) {
      needs.add(need(LIST, whole, false));
    }
    if (isRead) {
      CORS.forEach(action -> needs.add(need(action, whole, false)));
    }
    return List.copyOf(needs);
  }

  private static RequestResource manifest(String bucketArn, Location location) {
    String objects = bucketArn + "/";
    String key = location.at().key();
    return key.isEmpty()
        ? new RequestResource.Prefix(objects)
        : new RequestResource.Exact(objects + key);
  }

  private Need need(String action, RequestResource resource, boolean ofData) {
    return new Need(
        AccessPath.CONSOLE,
        job,
        bucket,
        new Request(principal(), action, resource, owner, context, Request.IdentityPolicies.ALLOW),
        Optional.empty(),
        true,
        ofData);
  }

  private Principal principal() {
    return switch (who.kind()) {
      case USER, ROOT -> new Principal(Principal.Kind.USER, who.arn(), Optional.empty());
      case ROLE -> Principal.role(who.session().orElse(who.arn()));
    };
  }

  private static RequestContext context(
      ConsolePrincipal who, Optional<String> region, Optional<String> owner) {
    List<Fact> facts = new ArrayList<>(SessionFacts.ofBucket(region, owner));
    facts.addAll(SessionFacts.ofNoService());
    facts.addAll(NetworkFacts.ofInternet(List.of()));
    facts.add(global("aws:PrincipalArn", arn(who)));
    facts.add(global("aws:PrincipalAccount", KeyState.of(who.account())));
    facts.add(global("aws:PrincipalType", KeyState.of(type(who))));
    facts.add(global("aws:username", userName(who)));
    facts.add(global("aws:SecureTransport", KeyState.of("true")));
    return Fact.context(facts);
  }

  /// A role's session may be of a role with a path.
  private static KeyState arn(ConsolePrincipal who) {
    return who.session()
        .flatMap(Arn::parse)
        .<KeyState>map(
            session ->
                new KeyState.Matching(
                    "arn:%s:iam::%s:role/*%s"
                        .formatted(session.partition(), session.account(), who.name())))
        .orElseGet(() -> KeyState.of(who.arn()));
  }

  private static String type(ConsolePrincipal who) {
    return switch (who.kind()) {
      case USER -> "User";
      case ROLE -> "AssumedRole";
      case ROOT -> "Account";
    };
  }

  private static KeyState userName(ConsolePrincipal who) {
    return switch (who.kind()) {
      case USER -> KeyState.of(who.name());
      case ROLE, ROOT -> ABSENT;
    };
  }

  private static Fact global(String key, KeyState state) {
    return new Fact(key, state, SessionFacts.GLOBAL_KEYS);
  }
}
