/// The commands but the demo: options in, calls to the core or the handlers, an exit code out.
/// Knows what each command takes and prints; must not decide anything itself.
@NullMarked
package io.labelguard.cli.command;

import org.jspecify.annotations.NullMarked;
