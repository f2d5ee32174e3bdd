package io.labelguard.policy.request;

import java.util.regex.Pattern;

/// The types of resource that are decided by different rules.
public enum ResourceType {
  /// A key of KMS: its policy must allow the caller or delegate to an account.
  KEY,
  /// Any other resource.
  OTHER;

  private static final Pattern KEY_ARN = Pattern.compile("arn:[^:]+:kms:[^:]*:[^:]*:key/.*");

  /// {@return the type of a resource, as its ARN shows it}
  public static ResourceType of(RequestResource resource) {
    return KEY_ARN.matcher(resource.arn()).matches() ? KEY : OTHER;
  }
}
