/// `labelguard demo`: a story on the local AWS whose scenes are checked while they run. Knows the
/// story; must not know the options of the other commands.
@NullMarked
package io.labelguard.cli.demo;

import org.jspecify.annotations.NullMarked;
