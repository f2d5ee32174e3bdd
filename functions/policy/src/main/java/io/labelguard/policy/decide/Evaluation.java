package io.labelguard.policy.decide;

import io.labelguard.policy.request.RequestResource;
import java.util.List;

/// A decision and its reasons.
///
/// @param decision the outcome
/// @param denyStatements indexes, from 0, of the Deny statements that hold for all of what is
///     unknown
/// @param allowStatements indexes of the Allow statements that hold for all of what is unknown
/// @param mayHold indexes of the statements that hold for some of what is unknown, not for all
/// @param unknownKeys condition keys, as the policy writes them, on which an undetermined decision
///     depends; sorted
/// @param deniedPart for a [RequestResource.Prefix]: ARN patterns of the part that is explicitly
///     denied for all of what is unknown, where that is not the whole prefix; sorted
public record Evaluation(
    Decision decision,
    List<Integer> denyStatements,
    List<Integer> allowStatements,
    List<Integer> mayHold,
    List<String> unknownKeys,
    List<String> deniedPart) {
  public Evaluation {
    denyStatements = List.copyOf(denyStatements);
    allowStatements = List.copyOf(allowStatements);
    mayHold = List.copyOf(mayHold);
    unknownKeys = List.copyOf(unknownKeys);
    deniedPart = List.copyOf(deniedPart);
  }
}
