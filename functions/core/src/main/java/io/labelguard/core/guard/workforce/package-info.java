/// Decides about the SourceIpConfig of a workforce: whether it may be written, and whether to
/// request it.
@NullMarked
package io.labelguard.core.guard.workforce;

import org.jspecify.annotations.NullMarked;
