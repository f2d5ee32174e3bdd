/// The ports by which the past of a labeling job is read.
@NullMarked
package io.labelguard.core.port.past;

import org.jspecify.annotations.NullMarked;
