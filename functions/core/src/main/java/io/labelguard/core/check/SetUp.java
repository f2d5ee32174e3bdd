package io.labelguard.core.check;

import io.labelguard.core.labeling.CorsRule;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.RoleFacts;
import io.labelguard.core.labeling.role.ControlPolicies;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the checks of a job's set-up look at beside policies. It is read when a job is created,
/// when it changes itself, and by the sweep; an event of a policy does not read it.
///
/// @param cors the CORS rules of buckets, by name
/// @param roles execution roles, by ARN; known and empty where there is none
/// @param controls the policies of the organization that bind the account
public record SetUp(
    Map<String, Reading<List<CorsRule>>> cors,
    Map<String, Reading<Optional<RoleFacts>>> roles,
    ControlPolicies controls) {

  /// Nothing of it was given.
  public static final SetUp NOT_GIVEN = new SetUp(Map.of(), Map.of(), ControlPolicies.NOT_GIVEN);

  public SetUp {
    cors = Map.copyOf(cors);
    roles = Map.copyOf(roles);
  }

  /// Returns the buckets whose CORS rules a job depends on.
  public static List<String> bucketsWithCors(LabelingJob job) {
    return CorsNeed.of(job).stream().map(CorsNeed::bucket).toList();
  }

  /// Returns this with the CORS rules of buckets, by name.
  public SetUp withCors(Map<String, Reading<List<CorsRule>>> read) {
    return new SetUp(read, roles, controls);
  }

  /// Returns this with execution roles, by ARN.
  public SetUp withRoles(Map<String, Reading<Optional<RoleFacts>>> read) {
    return new SetUp(cors, read, controls);
  }

  /// Returns this with the policies of the organization that bind the account.
  public SetUp withControls(ControlPolicies read) {
    return new SetUp(cors, roles, read);
  }

  /// Whether all of it was read that is judged for buckets.
  public boolean isKnown() {
    return cors.values().stream().allMatch(Reading.Known.class::isInstance);
  }

  /// Whether all of it was read that is judged for what jobs depend on beside buckets and teams.
  /// What nobody gave is never judged.
  public boolean areDependenciesKnown() {
    return roles.values().stream().noneMatch(Reading.NotPermitted.class::isInstance);
  }

  /// Returns the execution role of a job.
  Reading<Optional<RoleFacts>> roleOf(LabelingJob job) {
    return job.roleArn().map(roles::get).orElseGet(Reading.NotGiven::new);
  }

  /// Returns the CORS rules of a bucket.
  Reading<List<CorsRule>> corsOf(String bucket) {
    return cors.getOrDefault(bucket, new Reading.NotGiven<>());
  }
}
