/// The output of commands: text for people, JSON lines for programs, exit codes. Knows a terminal's
/// limits and the fields of JSON lines; must not read files.
@NullMarked
package io.labelguard.cli.print;

import org.jspecify.annotations.NullMarked;
