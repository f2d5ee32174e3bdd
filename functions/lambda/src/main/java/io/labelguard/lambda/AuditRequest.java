package io.labelguard.lambda;

import io.labelguard.core.guard.Settings;
import io.labelguard.core.labeling.console.ConsolePrincipal;
import java.util.List;
import java.util.Set;

/// What a person asks an audit to look at beside what every sweep does.
///
/// @param manifestsOf names of the buckets whose manifests are read
/// @param consolePrincipals people who start jobs in the console
public record AuditRequest(Set<String> manifestsOf, List<ConsolePrincipal> consolePrincipals) {

  /// Nothing more.
  public static final AuditRequest USUAL = new AuditRequest(Set.of(), List.of());

  public AuditRequest {
    manifestsOf = Set.copyOf(manifestsOf);
    consolePrincipals = List.copyOf(consolePrincipals);
  }

  /// Returns the settings of an audit.
  Settings in(Settings settings) {
    return settings
        .readingManifestsOf(manifestsOf)
        .readingIdentity()
        .alsoInConsole(consolePrincipals);
  }
}
