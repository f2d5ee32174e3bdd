/// What a labeling job depends on: jobs, work teams and the workforce as AWS describes them.
///
/// It knows how they are written, not whether anything is wrong with them.
@NullMarked
package io.labelguard.core.labeling;

import org.jspecify.annotations.NullMarked;
