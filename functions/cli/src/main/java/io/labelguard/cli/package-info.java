/// The command line's entry: knows which commands there are, and nothing of what they do.
@NullMarked
package io.labelguard.cli;

import org.jspecify.annotations.NullMarked;
