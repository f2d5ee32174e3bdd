/// Cuts the domain of a condition key (or of a resource prefix) into the atoms that a policy can
/// distinguish, and searches their product. Knows values, conditions and sets of statements by
/// number; must not know requests or decisions.
@NullMarked
package io.labelguard.policy.atoms;

import org.jspecify.annotations.NullMarked;
