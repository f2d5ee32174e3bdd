/// The command that gives dead letters back.
@NullMarked
package io.labelguard.cli.redrive;

import org.jspecify.annotations.NullMarked;
