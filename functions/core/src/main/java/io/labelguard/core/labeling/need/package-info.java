/// What labeling jobs need of a bucket: access path, action, resource and request context, which
/// follow from the job, its endpoint and its workers.
///
/// It knows how requests are made, not whether one is a problem.
@NullMarked
package io.labelguard.core.labeling.need;

import org.jspecify.annotations.NullMarked;
