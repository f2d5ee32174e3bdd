/// Asks CloudTrail whether the events that the guard waits for would come. Knows trails and their
/// selectors; must not know what the events are for.
@NullMarked
package io.labelguard.aws.trail;

import org.jspecify.annotations.NullMarked;
