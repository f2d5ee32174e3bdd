/// What the earlier policies of a bucket show: which of them denied a request, whether an edit of
/// ours was in them, and which let a job through.
@NullMarked
package io.labelguard.core.guard.past;

import org.jspecify.annotations.NullMarked;
