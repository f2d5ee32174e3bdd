package io.labelguard.core.guard;

import io.labelguard.core.event.GuardEvent;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.S3Location;
import io.labelguard.core.labeling.need.Need;
import io.labelguard.core.labeling.need.Needs;
import io.labelguard.core.record.FixRequest;
import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.decide.Decision;
import io.labelguard.policy.decide.PolicyEvaluator;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.request.Request;
import io.labelguard.policy.request.RequestResource;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A bucket through a sequence of steps, with the guard beside it and a plain model of what the
/// guard saw: for each prefix and role, whether it saw the bucket open to them after the job was
/// created.
final class BucketStory {

  private static final String OTHER_ROLE = "arn:aws:iam::111122223333:role/other";
  private static final String JOB_ROLE = "arn:aws:iam::111122223333:role/GroundTruthExecutionRole";
  private static final Duration STEP = Duration.ofMinutes(1);
  private static final Duration SETTLED = Duration.ofMinutes(15);

  /// What may happen.
  enum Step {
    JOB_CREATED,
    LOOK,
    DENIAL,
    UNRELATED_EDIT,
    EXTENDED,
    RESPELLED,
    GAP,
    DELETED_AND_PUT,
    OWN_FIX,
    OWN_ENDING,
    TAG_CHANGED,
    SWEEP;

    /// Whether the guard may write in this step.
    boolean mayWrite() {
      return this == OWN_FIX || this == OWN_ENDING;
    }
  }

  /// A prefix of the bucket as a role reaches it through Ground Truth's endpoint.
  @SuppressWarnings("ImmutableEnumChecker") // a Request is a value
  enum Place {
    IN_BY_THE_JOB("in/", JOB_ROLE),
    IN_BY_OTHERS("in/", OTHER_ROLE),
    SECRET_BY_THE_JOB("secret/", JOB_ROLE),
    SECRET_BY_OTHERS("secret/", OTHER_ROLE);

    private final Request request;

    Place(String prefix, String role) {
      this.request =
          Needs.at(
                  TestAccount.BUCKET,
                  Optional.of(TestAccount.REGION),
                  Optional.of(TestAccount.ACCOUNT))
              .groundTruth(job(prefix, role, TestAccount.NOW), TestAccount.endpoints())
              .stream()
              .map(Need::request)
              .filter(request -> request.action().equals("s3:GetObject"))
              .filter(request -> request.resource() instanceof RequestResource.Exact)
              .findFirst()
              .orElseThrow();
    }
  }

  /// What a person wrote.
  ///
  /// @param old the prefixes that the old statement closes
  /// @param in whether a second statement closes `in/`
  /// @param exempt whether that one lets the job's role through
  record Written(List<String> old, boolean in, boolean exempt, int spelling, int other) {

    static final Written OPEN = new Written(List.of(), false, false, 0, 0);
    static final Written SECRET_CLOSED = new Written(List.of("secret/"), false, false, 0, 0);
    static final Written ALL_CLOSED = new Written(List.of("in/", "secret/"), false, false, 0, 0);
    static final Written OPEN_TO_THE_JOB = new Written(List.of(), true, true, 0, 0);

    Written denying() {
      return new Written(old, true, false, spelling, other);
    }

    Written extended() {
      return new Written(List.of("in/", "secret/"), in, exempt, spelling, other);
    }

    Written respelled() {
      return new Written(old, in, exempt, spelling + 1, other);
    }

    boolean closesIn() {
      return old.contains("in/") || (in && !exempt);
    }

    Set<Place> open() {
      Set<Place> open = EnumSet.allOf(Place.class);
      if (old.contains("in/") || in) {
        open.remove(Place.IN_BY_OTHERS);
      }
      if (closesIn()) {
        open.remove(Place.IN_BY_THE_JOB);
      }
      if (old.contains("secret/")) {
        open.remove(Place.SECRET_BY_THE_JOB);
        open.remove(Place.SECRET_BY_OTHERS);
      }
      return open;
    }

    String text() {
      StringBuilder statements = new StringBuilder();
      if (!old.isEmpty()) {
        statements.append(deny("Old", old, "")).append(',');
      }
      if (in) {
        statements
            .append(
                deny(
                    "In",
                    List.of("in/"),
                    exempt ? ",\"aws:PrincipalArn\":[\"" + JOB_ROLE + "\"]" : ""))
            .append(',');
      }
      return "{\"Version\":\"2012-10-17\",\"Statement\":[" + statements + readers(other) + "]}";
    }

    private String deny(String sid, List<String> prefixes, String exemption) {
      String resources =
          String.join(
              ",",
              prefixes.stream()
                  .map(prefix -> "\"arn:aws:s3:::gt-labeling-data/" + prefix + "*\"")
                  .toList());
      return "{\"Sid\":\"%s%d\",\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":[\"s3:GetObject\",\"s3:PutObject\"],\"Resource\":[%s],\"Condition\":{\"StringNotEquals\":{\"aws:SourceVpce\":[\"vpce-0c1d2e3f4a5b60789\"%s]%s}}}"
          .formatted(
              sid,
              spelling,
              resources,
              spelling > 0 ? ",\"vpce-0c1d2e3f4a5b6078" + spelling + "\"" : "",
              exemption);
    }

    static String readers(int other) {
      return "{\"Sid\":\"Readers"
          + other
          + "\",\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::111122223333:root\"},"
          + "\"Action\":\"s3:GetBucketTagging\",\"Resource\":\"arn:aws:s3:::gt-labeling-data\"}";
    }
  }

  private final TestAccount account;
  private final Duration gap;
  private final Duration pause;
  private Written written;
  private final Set<Place> seen = EnumSet.noneOf(Place.class);
  private int events;

  // What an honest story needs.
  private Optional<Instant> firstLook = Optional.empty();
  private boolean witnessed;
  private boolean closedBefore;
  private boolean fixedOrDoubtful;

  /// What the guard did in one step.
  ///
  /// @param opened what its write opened
  /// @param seen what it had seen open
  /// @param honest whether it had to open `in/`
  record Result(Set<Place> opened, Set<Place> seen, boolean honest) {}

  /// @param gap how long nothing happens in a gap
  /// @param pause how long there is no policy between a deletion and the next put
  BucketStory(Written start, Settings.Mode mode, Duration gap, Duration pause) {
    this.account = new TestAccount();
    this.gap = gap;
    this.pause = pause;
    this.written = start;
    this.closedBefore = !start.open().contains(Place.IN_BY_THE_JOB);
    account.settings = TestAccount.settings(mode, false, false);
    account.policies.put(TestAccount.BUCKET, start.text());
  }

  private BucketStory(BucketStory other) {
    this.account = other.account.copy();
    this.gap = other.gap;
    this.pause = other.pause;
    this.written = other.written;
    this.seen.addAll(other.seen);
    this.events = other.events;
    this.firstLook = other.firstLook;
    this.witnessed = other.witnessed;
    this.closedBefore = other.closedBefore;
    this.fixedOrDoubtful = other.fixedOrDoubtful;
  }

  BucketStory copy() {
    return new BucketStory(this);
  }

  /// Whether the step can happen now, and would change something.
  boolean allows(Step step) {
    return switch (step) {
      case JOB_CREATED -> account.jobs.isEmpty();
      case DENIAL -> !written.in() || written.exempt();
      case EXTENDED -> written.old().size() == 1;
      case RESPELLED, DELETED_AND_PUT -> !written.open().containsAll(EnumSet.allOf(Place.class));
      case OWN_FIX -> !account.requests.isEmpty();
      case OWN_ENDING -> !account.records.temporary().isEmpty();
      case SWEEP -> !account.jobs.isEmpty();
      case LOOK, UNRELATED_EDIT, GAP, TAG_CHANGED -> true;
    };
  }

  Result play(Step step) {
    account.now = account.now.plus(step == Step.GAP ? gap : STEP);
    return switch (step) {
      case JOB_CREATED -> created();
      case LOOK -> changed(account.policies.get(TestAccount.BUCKET), written);
      case DENIAL -> changed(written.denying());
      case UNRELATED_EDIT -> edited();
      case EXTENDED -> changed(written.extended());
      case RESPELLED -> changed(written.respelled());
      case GAP -> nothing();
      case DELETED_AND_PUT -> deletedAndPut();
      case OWN_FIX -> fixed();
      case OWN_ENDING -> ended();
      case TAG_CHANGED -> tagged();
      case SWEEP -> swept();
    };
  }

  private Result nothing() {
    return new Result(Set.of(), Set.copyOf(seen), false);
  }

  private Result created() {
    LabelingJob job = job("in/", JOB_ROLE, account.now);
    account.jobs.add(job);
    account
        .guard()
        .handle(
            new GuardEvent.LabelingJobCreated(
                TestAccount.facts(nextEvent(), "CreateLabelingJob", TestAccount.PERSON),
                job.name()));
    looked();
    return nothing();
  }

  private Result changed(Written to) {
    return changed(to.text(), to);
  }

  private Result changed(String text, Written to) {
    boolean same = text.equals(account.policies.get(TestAccount.BUCKET));
    if (!same) {
      end();
      fixedOrDoubtful |= !account.records.contents().intents().isEmpty();
    }
    closedBefore |= written.closesIn();
    written = to;
    account.policies.put(TestAccount.BUCKET, text);
    account.guard().handle(TestAccount.wrote(nextEvent(), account.now, text));
    looked();
    return nothing();
  }

  /// A person's edit of another statement, which leaves an edit of the guard where it is.
  private Result edited() {
    Written to =
        new Written(
            written.old(), written.in(), written.exempt(), written.spelling(), written.other() + 1);
    String live = account.policies.get(TestAccount.BUCKET);
    return changed(live.replace("Readers" + written.other(), "Readers" + to.other()), to);
  }

  private Result deletedAndPut() {
    Written again = written.respelled();
    fixedOrDoubtful = true;
    account.policies.remove(TestAccount.BUCKET);
    account.guard().handle(TestAccount.deleted(nextEvent(), account.now));
    account.now = account.now.plus(pause);
    return changed(again);
  }

  private Result fixed() {
    boolean honest =
        witnessed
            && !closedBefore
            && !fixedOrDoubtful
            && written.in()
            && account.tags.isEmpty()
            && written.old().stream().noneMatch("in/"::equals);
    String before = account.policies.get(TestAccount.BUCKET);
    for (FixRequest request : List.copyOf(account.requests)) {
      account.applyFix().apply(request);
    }
    account.requests.clear();
    String after = account.policies.get(TestAccount.BUCKET);
    if (!after.equals(before)) {
      account
          .guard()
          .handle(
              new GuardEvent.BucketPolicyChanged(
                  TestAccount.facts(nextEvent(), "PutBucketPolicy", TestAccount.FIX_ROLE),
                  TestAccount.BUCKET,
                  Optional.of(after)));
    }
    return new Result(opened(before, after), Set.copyOf(seen), honest);
  }

  private Result ended() {
    account.now = account.now.plus(account.settings.longestTemporary());
    fixedOrDoubtful = true;
    String before = account.policies.get(TestAccount.BUCKET);
    account.sweepAndFix();
    looked();
    return new Result(
        opened(before, account.policies.get(TestAccount.BUCKET)), Set.copyOf(seen), false);
  }

  private Result tagged() {
    if (account.tags.remove(TestAccount.BUCKET) == null) {
      account.tags.put(TestAccount.BUCKET, "alert");
    }
    return nothing();
  }

  private Result swept() {
    account.sweep().run();
    looked();
    return nothing();
  }

  /// The guard looked. What a person left open counts as seen, once there is a job.
  private void looked() {
    if (account.jobs.isEmpty()) {
      return;
    }
    if (account.records.contents().intents().isEmpty()) {
      seen.addAll(written.open());
    }
    if (written.open().contains(Place.IN_BY_OTHERS)
        && written.open().contains(Place.IN_BY_THE_JOB)) {
      firstLook = firstLook.or(() -> Optional.of(account.now));
    }
    witnessed |= isSettled();
  }

  private void end() {
    witnessed |= isSettled();
    firstLook = Optional.empty();
  }

  private boolean isSettled() {
    return firstLook.filter(look -> !look.plus(SETTLED).isAfter(account.now)).isPresent();
  }

  private String nextEvent() {
    return "e-" + ++events;
  }

  private static Set<Place> opened(String before, String after) {
    Set<Place> opened = EnumSet.noneOf(Place.class);
    PolicyEvaluator old = evaluator(before);
    PolicyEvaluator now = evaluator(after);
    for (Place place : Place.values()) {
      if (denied(old, place) && !denied(now, place)) {
        opened.add(place);
      }
    }
    return opened;
  }

  private static boolean denied(PolicyEvaluator policy, Place place) {
    return policy.evaluate(place.request).decision() == Decision.EXPLICITLY_DENIED;
  }

  private static PolicyEvaluator evaluator(String policy) {
    try {
      return new PolicyEvaluator(PolicyReader.live(policy));
    } catch (MalformedPolicyException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static LabelingJob job(String prefix, String role, Instant created) {
    return new LabelingJob(
        "cats",
        Optional.of("arn:aws:sagemaker:us-east-1:111122223333:labeling-job/cats"),
        Optional.of(TestAccount.REGION),
        Optional.of(TestAccount.ACCOUNT),
        LabelingJob.Status.IN_PROGRESS,
        Optional.of(role),
        Optional.empty(),
        List.of(
            new LabelingJob.Location(
                LabelingJob.Use.MANIFEST,
                new S3Location(TestAccount.BUCKET, prefix + "cats.manifest")),
            new LabelingJob.Location(
                LabelingJob.Use.OUTPUT, new S3Location(TestAccount.BUCKET, prefix + "output/"))),
        false,
        Optional.empty(),
        Optional.of(created),
        List.of());
  }
}
