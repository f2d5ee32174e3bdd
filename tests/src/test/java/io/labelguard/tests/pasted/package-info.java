/// The commands that people get to see, pasted into a shell where nothing is set.
@NullMarked
package io.labelguard.tests.pasted;

import org.jspecify.annotations.NullMarked;
