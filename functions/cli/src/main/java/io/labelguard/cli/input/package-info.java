/// The input of commands: files, names, the folder of Labelguard itself. Knows how to report what
/// is wrong with it; must not know commands.
@NullMarked
package io.labelguard.cli.input;

import org.jspecify.annotations.NullMarked;
