package io.labelguard.policy.layer;

import io.labelguard.policy.decide.Evaluation;
import java.util.List;

/// A decision by all layers and its reasons.
///
/// @param evaluation the decision; its statements are those of the resource policy, its keys those
///     of all layers
/// @param statements the statements of the other layers and the grants that hold or may hold, in
///     the order of [LayerKind]
/// @param unknownLayers the layers that were not read and on which an undetermined decision
///     depends, in the order of [LayerKind]
public record LayeredEvaluation(
    Evaluation evaluation, List<LayerStatement> statements, List<LayerKind> unknownLayers) {
  public LayeredEvaluation {
    statements = List.copyOf(statements);
    unknownLayers = List.copyOf(unknownLayers);
  }
}
