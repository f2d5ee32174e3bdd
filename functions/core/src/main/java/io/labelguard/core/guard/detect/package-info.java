/// What happens on an event and in the sweep: looks at buckets and teams, publishes what is found,
/// and asks for a fix. Nothing here can write a policy or a team.
@NullMarked
package io.labelguard.core.guard.detect;

import org.jspecify.annotations.NullMarked;
