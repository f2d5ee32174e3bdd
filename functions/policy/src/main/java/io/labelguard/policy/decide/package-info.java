/// How a policy decides a request: the rule over what can hold, and the decision with the
/// statements that hold.
///
/// It knows one policy and one request; it must not know comparisons.
@NullMarked
package io.labelguard.policy.decide;

import org.jspecify.annotations.NullMarked;
