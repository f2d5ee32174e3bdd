package io.labelguard.policy.request;

/// What a request acts on: one ARN, or every object whose ARN begins with a prefix.
public sealed interface RequestResource {

  /// The ARN, or the prefix.
  String arn();

  /// One bucket or object.
  record Exact(String arn) implements RequestResource {}

  /// All objects whose ARN begins so (the key `prefix` itself included).
  record Prefix(String arn) implements RequestResource {}
}
