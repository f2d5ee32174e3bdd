/// Compares two policies exactly, as the sets of requests that they allow: what the second allows
/// and the first did not, with a witness for each difference.
///
/// The door is [PolicyComparison]; all else is its search.
@NullMarked
package io.labelguard.policy.compare;

import org.jspecify.annotations.NullMarked;
