package io.labelguard.core.check;

import io.labelguard.core.check.BucketPolicyState.LockedOut;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.policy.model.Policy;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// LG106: the guard may not read a bucket's policy, or the person who changed it may not change it
/// again.
final class GuardLockedOut implements Check {

  /// @see <a
  ///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html">Perform
  ///     a privileged task on a member account</a>
  private static final String BY_ROOT =
      " have the root user of the account change the policy: S3 never denies that user"
          + " GetBucketPolicy, PutBucketPolicy and DeleteBucketPolicy.";

  @Override
  public CheckId id() {
    return CheckId.GUARD_LOCKED_OUT;
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String summary() {
    return "Flags a bucket whose policy locks out the guard itself, the person who changed it, or"
        + " everyone but the root user.";
  }

  @Override
  public List<Finding> findings(JudgedSituation judged) {
    return judged.situation().buckets().stream()
        .flatMap(bucket -> finding(bucket, judged).stream())
        .toList();
  }

  private static String assumeRoot(Bucket bucket) {
    return "aws sts assume-root --target-principal "
        + bucket.owner().orElse("ACCOUNT")
        + " --task-policy-arn arn=arn:aws:iam::aws:policy/root-task/S3UnlockBucketPolicy";
  }

  private static List<String> byRoot(String start, Bucket bucket) {
    return Stream.concat(Stream.of(start + BY_ROOT), withoutRoot(bucket).stream()).toList();
  }

  /// Returns what to do where the root user of the account has no credentials.
  private static List<String> withoutRoot(Bucket bucket) {
    return List.of(
        "Where the organization has centralized root access, its management account can delete the"
            + " policy instead, at a Regional endpoint of STS: "
            + assumeRoot(bucket),
        "Then, with the credentials that this gives: aws s3api delete-bucket-policy --bucket "
            + bucket.name());
  }

  private Optional<Finding> finding(Bucket bucket, JudgedSituation judged) {
    Situation situation = judged.situation();
    if (nobodyIsKnown(situation)) {
      return bucket.policy() instanceof BucketPolicyState.Readable readable
          ? everyone(bucket, PolicyAdministration.of(bucket, readable.policy()), judged)
          : Optional.empty();
    }
    Optional<ActorDenial> actor =
        situation
            .changedBy()
            .flatMap(
                who ->
                    bucket
                        .policy()
                        .toJudgeBy()
                        .flatMap(policy -> ActorDenial.of(bucket, policy, who)));
    if (bucket.policy() instanceof LockedOut state) {
      return Optional.of(guard(bucket, state, actor, judged));
    }
    Optional<PolicyAccess> guard =
        situation
            .guardRole()
            .flatMap(
                role -> readable(bucket).map(policy -> GuardDenial.access(bucket, policy, role)))
            .filter(access -> !access.free());
    return guard
        .map(access -> guard(bucket, access, actor, judged))
        .or(() -> actor.map(denial -> actor(bucket, denial, judged)));
  }

  private static Optional<Policy> readable(Bucket bucket) {
    return bucket.policy() instanceof BucketPolicyState.Readable(Policy policy)
        ? Optional.of(policy)
        : Optional.empty();
  }

  /// The policy was read, and keeps the guard from writing it, or from reading it again.
  private Finding guard(
      Bucket bucket, PolicyAccess access, Optional<ActorDenial> actor, JudgedSituation judged) {
    SortedSet<String> actions = new TreeSet<>(access.actions());
    SortedMap<Integer, StatementRef> statements = new TreeMap<>();
    access.statements().forEach(statement -> statements.put(statement.index(), statement));
    actor.ifPresent(denial -> add(denial, actions, statements));
    return finding(
        bucket,
        List.copyOf(actions),
        List.copyOf(statements.values()),
        "Labelguard"
            + judged.situation().guardRole().map(role -> " (" + role + ") ").orElse(" ")
            + access.words(bucket.name(), "")
            + ", so S3 would refuse a fix by Labelguard."
            + actor.map(denial -> " " + denial.sentence(bucket.name())).orElse("")
            + jobs(bucket, judged),
        List.of(
            "Exempt the guard's role from the Deny by aws:PrincipalArn, or let who looks after the"
                + " policy change it."),
        "S3 would refuse Labelguard's write.");
  }

  private static void add(
      ActorDenial denial, SortedSet<String> actions, SortedMap<Integer, StatementRef> statements) {
    actions.addAll(denial.access().actions());
    denial.access().statements().forEach(statement -> statements.put(statement.index(), statement));
  }

  /// Whether neither the guard nor the person who changed the policy is known, as in files.
  static boolean nobodyIsKnown(Situation situation) {
    return situation.guardRole().isEmpty() && situation.changedBy().isEmpty();
  }

  private Optional<Finding> everyone(
      Bucket bucket, PolicyAdministration administration, JudgedSituation judged) {
    if (administration.denied().isEmpty()) {
      return Optional.empty();
    }
    List<StatementRef> statements =
        administration.denying().stream().map(StatementRef::of).toList();
    return Optional.of(
        finding(
            bucket,
            administration.denied(),
            statements,
            "No one but the root user may call "
                + Wording.list(administration.denied())
                + " on bucket "
                + bucket.name()
                + ", whatever the network: "
                + Wording.statements(statements)
                + (statements.size() == 1 ? " denies" : " deny")
                + " it to everyone."
                + (judged.liveJobsAt(bucket).isEmpty() ? "" : jobs(bucket, judged))
                + " The root user can change the policy, and where the organization has"
                + " centralized root access its management account can delete it: "
                + assumeRoot(bucket)
                + ".",
            byRoot(
                "Exempt who looks after the policy, by aws:PrincipalArn, before you put it. If it"
                    + " is in force,",
                bucket),
            "Labelguard exempts no principal."));
  }

  private Finding guard(
      Bucket bucket, LockedOut state, Optional<ActorDenial> actor, JudgedSituation judged) {
    Situation situation = judged.situation();
    String basis =
        state.fromEvent().isPresent()
            ? " The policy was judged from the event's copy, which may be stale, so no fix is"
                + " based on it."
            : " Nothing about the policy could be judged.";
    String message =
        "Labelguard"
            + situation.guardRole().map(role -> " (" + role + ")").orElse("")
            + " is denied s3:GetBucketPolicy on bucket "
            + bucket.name()
            + ". S3 says: \""
            + state.reason()
            + "\"."
            + basis
            + actor.map(denial -> " " + denial.sentence(bucket.name())).orElse("")
            + jobs(bucket, judged);
    SortedSet<String> actions = new TreeSet<>(List.of("s3:GetBucketPolicy"));
    SortedMap<Integer, StatementRef> statements = new TreeMap<>();
    GuardDenial.statements(bucket, state, situation.guardRole())
        .forEach(statement -> statements.put(statement.index(), statement));
    actor.ifPresent(denial -> add(denial, actions, statements));
    return finding(
        bucket,
        List.copyOf(actions),
        List.copyOf(statements.values()),
        message,
        byRoot("Exempt the guard's role from the Deny by aws:PrincipalArn, or", bucket),
        "Labelguard cannot write a policy that it cannot read.");
  }

  private Finding actor(Bucket bucket, ActorDenial denial, JudgedSituation judged) {
    return finding(
        bucket,
        List.copyOf(denial.access().actions()),
        denial.access().statements(),
        denial.sentence(bucket.name()) + jobs(bucket, judged),
        byRoot("Change the policy from a network or as a principal that it allows, or", bucket),
        "Labelguard exempts no principal.");
  }

  private Finding finding(
      Bucket bucket,
      List<String> actions,
      List<StatementRef> statements,
      String message,
      List<String> advice,
      String noFix) {
    return Finding.of(this, new About.BucketItself(bucket.name()))
        .because(actions, statements, message)
        .withFix(FixAdvice.none(Stream.concat(advice.stream(), Stream.of(noFix)).toList()));
  }

  private static String jobs(Bucket bucket, JudgedSituation judged) {
    List<String> jobs = judged.liveJobsAt(bucket).stream().map(LabelingJob::name).toList();
    return jobs.isEmpty()
        ? " No live labeling job uses the bucket."
        : " Live labeling jobs that depend on it: " + Wording.list(jobs) + ".";
  }
}
