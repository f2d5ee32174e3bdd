package io.labelguard.policy.layer;

/// What a layer is about.
public enum LayerKind {
  /// The caller's identity policies.
  IDENTITY("identity"),
  /// The caller's permissions boundary.
  BOUNDARY("boundary"),
  /// The service control policies of the caller's account.
  SCP("scp"),
  /// The resource control policies of the resource's account.
  RCP("rcp"),
  /// The policy of the VPC endpoint through which the request goes.
  ENDPOINT("endpoint"),
  /// The grants of a KMS key.
  GRANT("grant");

  private final String text;

  LayerKind(String text) {
    this.text = text;
  }

  /// {@return the kind in one word, such as `scp`}
  public String text() {
    return text;
  }
}
