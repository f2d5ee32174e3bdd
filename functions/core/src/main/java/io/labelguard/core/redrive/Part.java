package io.labelguard.core.redrive;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A part of an installation that gives dead letters back or takes them, by its logical id in
/// template.yaml.
public enum Part {
  FAILED_EVENTS("FailedEvents"),
  UNDELIVERED_EVENTS("UndeliveredEvents"),
  FAILED_FIXES("FailedFixes"),
  UNDELIVERED_ALERTS("UndeliveredAlerts"),
  FAILED_SLACK_POSTS("FailedSlackPosts"),
  BUCKET_POLICY_FUNCTION("BucketPolicyFunction"),
  LABELING_JOB_FUNCTION("LabelingJobFunction"),
  WORKTEAM_FUNCTION("WorkteamFunction"),
  SWEEP_MACHINE("SweepMachine"),
  FINDINGS_TOPIC("FindingsTopic"),
  SLACK_QUEUE("SlackQueue");

  /// The dead-letter queues, in the order in which they are emptied: what may find or fix something
  /// goes first.
  public static final List<Part> DEAD_LETTER_QUEUES =
      List.of(
          FAILED_EVENTS, UNDELIVERED_EVENTS, FAILED_FIXES, UNDELIVERED_ALERTS, FAILED_SLACK_POSTS);

  /// The functions that take events.
  static final List<Part> FUNCTIONS =
      List.of(BUCKET_POLICY_FUNCTION, LABELING_JOB_FUNCTION, WORKTEAM_FUNCTION);

  /// What every installation has, and so what a stack must have to be one.
  static final List<Part> OF_EVERY_INSTALLATION =
      Arrays.stream(values())
          .filter(part -> part != FAILED_SLACK_POSTS && part != SLACK_QUEUE)
          .toList();

  private final String logicalId;

  Part(String logicalId) {
    this.logicalId = logicalId;
  }

  /// Returns its name in template.yaml.
  public String logicalId() {
    return logicalId;
  }

  /// Returns the part of that name; empty for every other name.
  public static Optional<Part> ofLogicalId(String id) {
    return Arrays.stream(values()).filter(part -> part.logicalId.equals(id)).findFirst();
  }
}
