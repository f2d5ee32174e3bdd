/// Requests fixes from the function that writes, and waits for their outcomes.
///
/// It must not know what is fixed, nor write anything itself.
@NullMarked
package io.labelguard.core.guard.request;

import org.jspecify.annotations.NullMarked;
