/// Handles events and the sweep: reviews buckets and teams, publishes findings, and requests fixes.
///
/// Nothing here can write a policy or a team.
@NullMarked
package io.labelguard.core.guard.detect;

import org.jspecify.annotations.NullMarked;
