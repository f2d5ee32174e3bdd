/// The command line: reads files and options, calls the core or the handlers, prints. It decides
/// nothing itself.
@NullMarked
package io.labelguard.cli;

import org.jspecify.annotations.NullMarked;
