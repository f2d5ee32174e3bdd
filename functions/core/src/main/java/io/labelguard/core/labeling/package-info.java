/// What a labeling job depends on: jobs, work teams and the workforce as AWS describes them, and
/// the needs (access path, action, resource, request context) that follow from them.
///
/// It knows how requests are written, not whether one is a problem.
@NullMarked
package io.labelguard.core.labeling;

import org.jspecify.annotations.NullMarked;
