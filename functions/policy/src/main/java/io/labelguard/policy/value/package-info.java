/// Values that policies write (addresses, dates, numbers, wildcards, the parts of an ARN), and the
/// three truth values.
///
/// It knows how each is written; it must not know where a policy writes it.
@NullMarked
package io.labelguard.policy.value;

import org.jspecify.annotations.NullMarked;
