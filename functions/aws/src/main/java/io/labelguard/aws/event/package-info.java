/// Reads CloudTrail records as EventBridge delivers them. Knows every form in which they have been
/// seen; must not know what is done about an event, and never calls AWS.
@NullMarked
package io.labelguard.aws.event;

import org.jspecify.annotations.NullMarked;
