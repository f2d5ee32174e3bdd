/// How one value is held against what a policy wrote: patterns, policy variables, one file per
/// family of condition operators, and the three-valued logic. Knows values and conditions only;
/// must not know requests, statements or decisions.
@NullMarked
package io.labelguard.core.evaluate.match;

import org.jspecify.annotations.NullMarked;
