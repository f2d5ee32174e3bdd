/// Decides about the CORS rule that a bucket lacks: whether it may be appended, which one, and
/// whether to request it.
@NullMarked
package io.labelguard.core.guard.cors;

import org.jspecify.annotations.NullMarked;
