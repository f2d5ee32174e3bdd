/// The resources of an account when the local AWS starts: reads and writes `world.json`. Knows the
/// form of a world and how to report a mistake in it; must not know any service.
@NullMarked
package io.labelguard.local.world;

import org.jspecify.annotations.NullMarked;
