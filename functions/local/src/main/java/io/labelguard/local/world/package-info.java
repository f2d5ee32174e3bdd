/// What an account holds when the local AWS starts: reads and writes `world.json`. Knows the form
/// of a world and what to write where it is wrong; must not know any service.
@NullMarked
package io.labelguard.local.world;

import org.jspecify.annotations.NullMarked;
