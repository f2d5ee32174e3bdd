package io.labelguard.core.guard;

import io.labelguard.core.check.ProgressFacts;
import io.labelguard.core.event.Actor;
import io.labelguard.core.fix.workforce.PortalCidrs;
import io.labelguard.core.labeling.console.ConsolePrincipal;
import io.labelguard.core.record.Target;
import io.labelguard.core.report.link.DocsUrl;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Holds what the owner allows; tags can only lower it.
///
/// @param account the guard's own account; it writes nowhere else
/// @param guardRoles ARNs of the guard's own roles, by which its own writes are recognised
/// @param companionAccounts accounts besides `account` that companions exempt
/// @param fixBuckets buckets that may be written; `*` and `?` are wildcards
/// @param fixTeams work teams that may be written, likewise
/// @param fixTeamsInUse whether a team that a live job uses may be written
/// @param fixNewJobs whether a job may cause a fix that the guard never saw open to it. Then anyone
///     who may create jobs can open what the policy closes
/// @param further what may be written beside bucket policies and teams
/// @param maxWrites how often the guard may write one bucket or team in 24 hours
/// @param longestTemporary how long a temporary fix stays at most
/// @param readBackPatience how long a read-back is repeated until it shows the write
/// @param repeatAfter how long an alert is not repeated where nothing got worse
/// @param stalledAfter how long the counters of a running job may stay the same (LG208)
/// @param readManifestsOf names of the buckets whose manifests are read
/// @param readsIdentity whether the policies that execution roles carry are read, where they decide
/// @param consolePrincipals people who start jobs in the console, beside those who are known from
///     the events of jobs' creation
/// @param docs where the pages of the checks can be read, if anywhere
public record Settings(
    String account,
    String region,
    Mode mode,
    Set<String> guardRoles,
    Set<String> companionAccounts,
    Set<String> fixBuckets,
    Set<String> fixTeams,
    boolean fixTeamsInUse,
    boolean fixNewJobs,
    FurtherFixes further,
    int maxWrites,
    Duration longestTemporary,
    Duration readBackPatience,
    Duration repeatAfter,
    Duration stalledAfter,
    Set<String> readManifestsOf,
    boolean readsIdentity,
    List<ConsolePrincipal> consolePrincipals,
    Optional<DocsUrl> docs) {

  /// How long an alert is not repeated unless the owner says otherwise.
  public static final Duration REPEAT_AFTER = Duration.ofHours(6);

  /// The settings of a guard with the usual times of repeats and of jobs that stand still, that
  /// writes nothing but bucket policies and teams, that reads neither manifests nor the policies of
  /// roles, and whose docs have no address.
  public Settings(
      String account,
      String region,
      Mode mode,
      Set<String> guardRoles,
      Set<String> companionAccounts,
      Set<String> fixBuckets,
      Set<String> fixTeams,
      boolean fixTeamsInUse,
      boolean fixNewJobs,
      int maxWrites,
      Duration longestTemporary,
      Duration readBackPatience) {
    this(
        account,
        region,
        mode,
        guardRoles,
        companionAccounts,
        fixBuckets,
        fixTeams,
        fixTeamsInUse,
        fixNewJobs,
        FurtherFixes.NONE,
        maxWrites,
        longestTemporary,
        readBackPatience,
        REPEAT_AFTER,
        ProgressFacts.STALLED,
        Set.of(),
        false,
        List.of(),
        Optional.empty());
  }

  public Settings {
    guardRoles = Set.copyOf(guardRoles);
    companionAccounts = Set.copyOf(companionAccounts);
    fixBuckets = Set.copyOf(fixBuckets);
    fixTeams = Set.copyOf(fixTeams);
    readManifestsOf = Set.copyOf(readManifestsOf);
    consolePrincipals = List.copyOf(consolePrincipals);
  }

  /// Returns these settings of a guard that writes nothing but alerts.
  public Settings onlyAlerting() {
    return with(Mode.ALERT, readManifestsOf, readsIdentity, consolePrincipals, further);
  }

  /// Returns these settings, by which the manifests in these buckets are read.
  public Settings readingManifestsOf(Set<String> buckets) {
    return with(mode, buckets, readsIdentity, consolePrincipals, further);
  }

  /// Returns these settings, by which the policies that execution roles carry are read.
  public Settings readingIdentity() {
    return with(mode, readManifestsOf, true, consolePrincipals, further);
  }

  /// Returns these settings, by which more may be written than bucket policies and teams.
  public Settings alsoFixing(FurtherFixes more) {
    return with(mode, readManifestsOf, readsIdentity, consolePrincipals, more);
  }

  /// Returns these settings with more people who start jobs in the console.
  public Settings alsoInConsole(List<ConsolePrincipal> people) {
    return with(
        mode,
        readManifestsOf,
        readsIdentity,
        Stream.concat(consolePrincipals.stream(), people.stream()).distinct().toList(),
        further);
  }

  private Settings with(
      Mode other,
      Set<String> manifestsOf,
      boolean identity,
      List<ConsolePrincipal> people,
      FurtherFixes more) {
    return new Settings(
        account,
        region,
        other,
        guardRoles,
        companionAccounts,
        fixBuckets,
        fixTeams,
        fixTeamsInUse,
        fixNewJobs,
        more,
        maxWrites,
        longestTemporary,
        readBackPatience,
        repeatAfter,
        stalledAfter,
        manifestsOf,
        identity,
        people,
        docs);
  }

  /// Whether the guard covers that account and Region.
  public boolean covers(String otherAccount, String otherRegion) {
    return account.equals(otherAccount) && region.equals(otherRegion);
  }

  /// Whether `fixBuckets` names the bucket.
  public boolean namesBucket(String bucket) {
    return NamePattern.matchAny(fixBuckets, bucket);
  }

  /// Whether a bucket, its CORS rules, a team or a workforce may be written, as far as the settings
  /// decide. A bucket is written where either of its parts is.
  public boolean mayWrite(Target.Fixable target) {
    return mode != Mode.ALERT
        && switch (target) {
          case Target.Bucket(String name) -> namesBucket(name) || mayWriteCors(name);
          case Target.Cors(String bucket) -> mayWriteCors(bucket);
          case Target.Team(String name) -> NamePattern.matchAny(fixTeams, name);
          case Target.Workforce _ -> mode == Mode.FIX && further.portalCidrs().isGiven();
        };
  }

  private boolean mayWriteCors(String bucket) {
    return mode == Mode.FIX && further.namesCorsOf(bucket);
  }

  /// What the guard may do about findings, from the least to the most.
  public enum Mode {
    ALERT,
    /// Fixes of bucket policies that are removed again when their jobs have ended.
    TEMPORARY,
    FIX
  }

  /// Whether the guard itself made a call.
  public boolean isOurs(Actor actor) {
    return actor.issuerArn().filter(guardRoles::contains).isPresent()
        || actor.arn().filter(guardRoles::contains).isPresent();
  }

  /// What the owner lets the guard write beside bucket policies and teams. Each part is chosen by
  /// itself.
  ///
  /// @param corsOf buckets whose CORS rules may get one more; `*` and `?` are wildcards
  /// @param portalCidrs ranges that a workforce gets whose portal is open to every address
  public record FurtherFixes(Set<String> corsOf, PortalCidrs portalCidrs) {

    /// Nothing more.
    public static final FurtherFixes NONE = new FurtherFixes(Set.of(), PortalCidrs.NONE);

    public FurtherFixes {
      corsOf = Set.copyOf(corsOf);
    }

    /// Whether the CORS rules of the bucket may be written.
    public boolean namesCorsOf(String bucket) {
      return NamePattern.matchAny(corsOf, bucket);
    }
  }
}
