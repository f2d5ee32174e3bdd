/// Values that stand in policies: addresses, dates, numbers, wildcards and the parts of an ARN.
///
/// It knows how each is written; it must not know where in a policy it stands.
@NullMarked
package io.labelguard.policy.value;

import org.jspecify.annotations.NullMarked;
