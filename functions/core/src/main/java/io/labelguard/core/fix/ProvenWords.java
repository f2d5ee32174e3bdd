package io.labelguard.core.fix;

import io.labelguard.core.labeling.GroundTruthEndpoints;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// Says in one sentence what a proven fix allows. It says no more than [AccessProof] proves.
public final class ProvenWords {

  private ProvenWords() {}

  /// Returns the sentence without its subject, which is the fix, and without its full stop.
  public static String of(FixPlan.Proven plan, GroundTruthEndpoints endpoints) {
    SortedSet<String> accounts = new TreeSet<>();
    SortedSet<String> exempted = new TreeSet<>();
    for (Edit edit : plan.edits()) {
      switch (edit) {
        case Edit.AddEndpoint(int _, String endpoint) -> exempted.add(endpoint);
        case Edit.AddCondition(int _, String endpoint) -> exempted.add(endpoint);
        case Edit.AddCompanion(int _, String _, String endpoint, SortedSet<String> own) -> {
          exempted.add(endpoint);
          accounts.addAll(own);
        }
        case Edit.AddAccount(int _, String account) -> accounts.add(account);
      }
    }
    return "newly allows only requests"
        + by(List.copyOf(accounts))
        + " through "
        + String.join(" and ", exempted.stream().map(id -> name(id, endpoints)).toList())
        + (exempted.isEmpty() ? "Ground Truth's endpoint" : "")
        + ", whatever role makes them, where the changed statements blocked them; denies nothing"
        + " new";
  }

  private static String by(List<String> accounts) {
    return switch (accounts.size()) {
      case 0 -> "";
      case 1 -> " of account " + accounts.getFirst();
      default -> " of accounts " + String.join(", ", accounts);
    };
  }

  /// Returns the name of an endpoint: `Ground Truth's endpoint in us-east-1`, or its id.
  public static String name(String endpoint, GroundTruthEndpoints endpoints) {
    return endpoints
        .regionOf(endpoint)
        .map(region -> "Ground Truth's endpoint in " + region)
        .orElse("endpoint " + endpoint);
  }
}
