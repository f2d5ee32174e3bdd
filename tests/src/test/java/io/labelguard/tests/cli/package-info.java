/// The command line as its users see it: options, output, exit codes.
@NullMarked
package io.labelguard.tests.cli;

import org.jspecify.annotations.NullMarked;
