/// What is known of a labeling job's past: the events that CloudTrail keeps, and its log.
@NullMarked
package io.labelguard.core.labeling.past;

import org.jspecify.annotations.NullMarked;
