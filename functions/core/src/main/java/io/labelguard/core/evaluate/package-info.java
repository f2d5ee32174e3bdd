/// How a policy decides a request: three-valued matching of principals, actions, resources and
/// conditions, and the decision with the statements that hold.
///
/// It knows nothing of Ground Truth: a request is only principals, actions, resources and keys.
@NullMarked
package io.labelguard.core.evaluate;

import org.jspecify.annotations.NullMarked;
