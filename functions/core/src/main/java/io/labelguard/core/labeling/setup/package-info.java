/// What a labeling job's own settings must be: the limits of CreateLabelingJob, Ground Truth's
/// functions and the algorithms of automated labeling.
///
/// It reads tables that come with Labelguard, and knows of no policy and of nothing else in the
/// account.
@NullMarked
package io.labelguard.core.labeling.setup;

import org.jspecify.annotations.NullMarked;
