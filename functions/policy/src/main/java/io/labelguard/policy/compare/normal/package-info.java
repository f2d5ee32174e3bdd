/// One way to write a policy, so that a comparison need not search where one was only rewritten.
///
/// It must not know what is compared.
@NullMarked
package io.labelguard.policy.compare.normal;

import org.jspecify.annotations.NullMarked;
