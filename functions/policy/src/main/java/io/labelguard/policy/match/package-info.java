/// How one value is held against what a policy wrote: principals, patterns, policy variables, one
/// file per family of condition operators, and the three-valued logic.
///
/// It knows one element at a time; it must not know decisions.
@NullMarked
package io.labelguard.policy.match;

import org.jspecify.annotations.NullMarked;
