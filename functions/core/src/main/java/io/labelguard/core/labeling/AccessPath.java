package io.labelguard.core.labeling;

/// Who reaches a job's buckets, and how.
public enum AccessPath {
  /// The service itself, as the execution role, through the Region's Ground Truth endpoint.
  GROUND_TRUTH("ground-truth", "Ground Truth"),
  /// Workers' browsers, by presigned URL.
  WORKERS("workers", "workers"),
  /// Automated data labeling, as the execution role, in the customer's VPC or SageMaker's network.
  AUTOMATED_LABELING("automated-labeling", "automated labeling"),
  /// The person who creates jobs in the console.
  CONSOLE("console", "console"),
  /// A job's own functions, as their roles, from their networks.
  FUNCTIONS("functions", "custom functions");

  private final String id;
  private final String words;

  AccessPath(String id, String words) {
    this.id = id;
    this.words = words;
  }

  /// The path as findings name it.
  public String id() {
    return id;
  }

  /// Returns the words for who comes by it, for people.
  public String words() {
    return words;
  }
}
