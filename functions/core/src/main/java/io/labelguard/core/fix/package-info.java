/// Fix plans: the allowed edits with their companions, the planner, and the proof that a plan fixes
/// what it claims and changes nothing else.
///
/// It plans; it writes nothing and must not know where a policy is stored.
@NullMarked
package io.labelguard.core.fix;

import org.jspecify.annotations.NullMarked;
