/// Asks CloudTrail whether it records the events that the guard needs. Knows trails and their
/// selectors; must not know what the events are for.
@NullMarked
package io.labelguard.aws.trail;

import org.jspecify.annotations.NullMarked;
