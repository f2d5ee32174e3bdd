/// A request to be decided: the caller, the action, the resource, and what is known of its
/// condition keys.
///
/// It must not know policies.
@NullMarked
package io.labelguard.policy.request;

import org.jspecify.annotations.NullMarked;
