package io.labelguard.cli.print;

import java.util.Locale;

/// The form in which a policy's source is kept.
public enum SourceForm {
  /// A JSON policy or template.
  JSON,
  /// Terraform, as the argument of `jsonencode`.
  HCL,
  /// A CloudFormation template in YAML.
  YAML;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
