package io.labelguard.core.compose;

import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.BucketPolicyState;
import io.labelguard.core.check.JudgedSituation;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.S3Location;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.value.CallerNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Composes a policy for each bucket of an order, and proves them all, or says why not.
///
/// Proven is: S3 takes each policy; it opens the bucket to nothing but what the restriction names
/// and Ground Truth for the job's account; no check finds anything of the job with these policies;
/// and on every access path the policy surely denies the job nothing.
public final class Composition {

  /// The names that buckets have, the older ones of us-east-1 included.
  ///
  /// @see <a
  ///     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html">Bucket
  ///     naming rules</a>
  private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9._-]{3,255}");

  private final Order order;
  private final String account;
  private final List<Draft> drafts;

  /// A policy that is not proven yet.
  private record Draft(RestrictingPolicy written, Policy read, PathProof paths) {

    static Draft of(RestrictingPolicy written, Order order) {
      Policy read = written.read();
      return new Draft(written, read, PathProof.of(order, written.bucket(), read));
    }

    String bucket() {
      return written.bucket();
    }
  }

  private Composition(Order order, String account, String endpoint) {
    this.order = order;
    this.account = account;
    this.drafts =
        order.buckets().stream()
            .map(
                bucket ->
                    Draft.of(
                        new RestrictingPolicy(
                            bucket,
                            order.job().partition(),
                            order.restriction(),
                            endpoint,
                            account),
                        order))
            .toList();
  }

  /// Composes what is asked for.
  public static Composed of(Order order) {
    Optional<String> account = order.job().account().filter(CallerNames::isAccountId);
    Optional<String> endpoint = order.job().region().flatMap(order.endpoints()::in);
    List<String> odd =
        order.buckets().stream()
            .filter(bucket -> !BUCKET.matcher(bucket).matches())
            .map(bucket -> bucket + " is not a valid bucket name.")
            .toList();
    return account.isPresent() && endpoint.isPresent() && odd.isEmpty()
        ? new Composition(order, account.get(), endpoint.get()).composed()
        : new Composed.NotProven(
            Stream.of(
                    endpoint.isEmpty() ? List.of(withoutEndpoint(order.job())) : List.<String>of(),
                    account.isEmpty() ? List.of(withoutAccount(order.job())) : List.<String>of(),
                    odd)
                .flatMap(List::stream)
                .toList());
  }

  private static String withoutEndpoint(LabelingJob job) {
    return job.region()
        .map(
            region ->
                "Ground Truth's endpoint in Region "
                    + region
                    + " is not in Labelguard's table, and no policy should let every endpoint in."
                    + " Give it if you know it (--endpoint "
                    + region
                    + "=vpce-…).")
        .orElse("The Region of labeling job " + job.name() + " is not known (--region).");
  }

  private static String withoutAccount(LabelingJob job) {
    return "The account of labeling job "
        + job.name()
        + " is not known: neither LabelingJobArn nor RoleArn says it, so other accounts could not"
        + " be kept out of Ground Truth's endpoint.";
  }

  private Composed composed() {
    List<String> reasons = new ArrayList<>();
    drafts.forEach(draft -> reasons.addAll(RestrictionProof.reasonsAgainst(draft.written())));
    CheckReasons checked = CheckReasons.of(order, new JudgedSituation(order.situation(buckets())));
    if (reasons.isEmpty()) {
      reasons.addAll(checked.all());
    }
    if (reasons.isEmpty()) {
      drafts.forEach(draft -> reasons.addAll(draft.paths().reasons()));
    }
    return reasons.isEmpty()
        ? new Composed.Proven(
            drafts.stream().map(draft -> proven(draft, checked.besides())).toList())
        : new Composed.NotProven(reasons);
  }

  /// Places of the job whose names are not those of buckets are judged as `check` does.
  private List<Bucket> buckets() {
    Stream<Bucket> own =
        drafts.stream()
            .filter(draft -> !S3Location.isReserved(draft.bucket()))
            .map(draft -> bucket(draft.bucket(), new BucketPolicyState.Readable(draft.read())));
    Stream<Bucket> reserved =
        order.job().buckets().stream()
            .filter(S3Location::isReserved)
            .map(name -> bucket(name, BucketPolicyState.NotRead.RESERVED_NAME));
    return Stream.concat(own, reserved).toList();
  }

  private Bucket bucket(String name, BucketPolicyState policy) {
    return new Bucket(name, Optional.empty(), Optional.of(account), policy);
  }

  private Composed.BucketPolicy proven(Draft draft, List<String> besides) {
    return new Composed.BucketPolicy(
        draft.bucket(),
        account,
        draft.written().text(),
        draft.paths().proven(),
        Denial.of(ExampleCallers.of(order, draft.written()), draft.read()),
        Stream.concat(
                CompositionNotes.of(order, account, draft.paths().assumed()).stream(),
                besides.stream())
            .toList());
  }
}
