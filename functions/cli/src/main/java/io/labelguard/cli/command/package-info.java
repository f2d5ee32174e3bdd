/// The commands that check, audit and replay, the one that reads a manifest, the account that a
/// command works with, and the general ones: they read options, call the core or the handlers and
/// return an exit code. Knows the options and the output of each command; must not decide anything
/// itself.
@NullMarked
package io.labelguard.cli.command;

import org.jspecify.annotations.NullMarked;
