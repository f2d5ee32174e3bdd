/// The topics and the queue of streaming labeling jobs, and what keeps Ground Truth from using
/// them.
@NullMarked
package io.labelguard.core.labeling.stream;

import org.jspecify.annotations.NullMarked;
