/// A request to be decided: who asks, for which action on which resource, and what is known of its
/// condition keys.
///
/// It must not know policies.
@NullMarked
package io.labelguard.policy.request;

import org.jspecify.annotations.NullMarked;
