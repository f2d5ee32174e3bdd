/// The commands of a person about one bucket or work team: show, apply and undo a fix, its history,
/// and what the guard may do again. Knows their options and output; core proves and writes.
@NullMarked
package io.labelguard.cli.fix;

import org.jspecify.annotations.NullMarked;
