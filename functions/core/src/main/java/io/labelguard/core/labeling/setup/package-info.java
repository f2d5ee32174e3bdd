/// What must be right about a labeling job's own settings, whatever its buckets' policies say.
@NullMarked
package io.labelguard.core.labeling.setup;

import org.jspecify.annotations.NullMarked;
