package io.labelguard.lambda;

import io.labelguard.core.guard.Settings;
import io.labelguard.core.labeling.console.ConsolePrincipal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a person asks an audit to look at beside what every sweep does.
///
/// @param manifestsOf names of the buckets whose manifests are read
/// @param consolePrincipals people who start jobs in the console
/// @param endpoints Ground Truth's endpoints by Region, over those of the table
public record AuditRequest(
    Set<String> manifestsOf,
    List<ConsolePrincipal> consolePrincipals,
    Map<String, String> endpoints) {

  /// Nothing more.
  public static final AuditRequest USUAL = new AuditRequest(Set.of(), List.of(), Map.of());

  public AuditRequest {
    manifestsOf = Set.copyOf(manifestsOf);
    consolePrincipals = List.copyOf(consolePrincipals);
    endpoints = Map.copyOf(endpoints);
  }

  /// Returns the settings of an audit.
  Settings in(Settings settings) {
    return settings
        .readingManifestsOf(manifestsOf)
        .readingIdentity()
        .alsoInConsole(consolePrincipals);
  }
}
