package io.labelguard.policy.layer;

import io.labelguard.policy.model.Effect;
import io.labelguard.policy.value.Truth;
import java.util.OptionalInt;

/// A statement of a layer, or a grant, that holds for all or for some of what is unknown.
///
/// @param layer the layer that it is in
/// @param level the place of its level, from 0, of an SCP or RCP
/// @param policy the place of its policy in the layer or level, or of the grant, from 0
/// @param statement its place in the policy, from 0; 0 for a grant
/// @param effect what it does where it holds
/// @param holds true where it holds for all of what is unknown, unknown where for some of it
public record LayerStatement(
    LayerKind layer, OptionalInt level, int policy, int statement, Effect effect, Truth holds) {}
