/// The command line. Nothing depends on it.
@NullMarked
package io.labelguard.cli;

import org.jspecify.annotations.NullMarked;
