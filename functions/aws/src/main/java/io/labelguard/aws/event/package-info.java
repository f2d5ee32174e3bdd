/// Reads CloudTrail records as EventBridge delivers them. Knows every form of them that was found;
/// must not know what an event leads to, and never calls AWS.
@NullMarked
package io.labelguard.aws.event;

import org.jspecify.annotations.NullMarked;
