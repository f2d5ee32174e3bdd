/// Collects a world file from an account by calls that only read, and redacts it. Knows which calls
/// those are and the form of a world; must not print.
@NullMarked
package io.labelguard.cli.collect;

import org.jspecify.annotations.NullMarked;
