package io.labelguard.core.check;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// A layer of policies that a person takes as allowing where it cannot be read.
public enum AssumedLayer {
  /// The service control policies that bind the role's account.
  SCP("SCPs"),
  /// The resource control policies that bind the account.
  RCP("RCPs"),
  /// The execution role's own policies and its boundary.
  IDENTITY("identity policies");

  private final String words;

  AssumedLayer(String words) {
    this.words = words;
  }

  /// Returns the sentence for a person.
  public static String sentence(Set<AssumedLayer> layers) {
    return "Not read, and taken as allowing: "
        + layers.stream().sorted().map(layer -> layer.words).collect(Collectors.joining(", "))
        + ".";
  }

  /// Returns the word that people give and programs see.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
