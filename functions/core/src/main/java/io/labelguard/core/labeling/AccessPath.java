package io.labelguard.core.labeling;

/// Who reaches a job's buckets, and how.
public enum AccessPath {
  /// The service itself, as the execution role, through the Region's Ground Truth endpoint.
  GROUND_TRUTH("ground-truth"),
  /// Workers' browsers, by presigned URL.
  WORKERS("workers"),
  /// Automated data labeling, as the execution role, in the customer's VPC or SageMaker's network.
  AUTOMATED_LABELING("automated-labeling"),
  /// The person who creates jobs in the console.
  CONSOLE("console");

  private final String id;

  AccessPath(String id) {
    this.id = id;
  }

  /// The path as findings name it.
  public String id() {
    return id;
  }
}
