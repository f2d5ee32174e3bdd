/// How one value is compared with what a policy wrote: principals, patterns, policy variables, and
/// one file per family of condition operators.
///
/// It knows one element at a time; it must not know decisions.
@NullMarked
package io.labelguard.policy.match;

import org.jspecify.annotations.NullMarked;
