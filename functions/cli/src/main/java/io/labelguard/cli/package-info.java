/// The entry of the command line. Knows the list of commands; must not know what they do.
@NullMarked
package io.labelguard.cli;

import org.jspecify.annotations.NullMarked;
