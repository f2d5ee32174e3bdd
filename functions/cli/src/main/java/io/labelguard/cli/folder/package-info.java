/// A folder that stores a local AWS account and the guard's records between two commands. Knows the
/// files, their form and their lock; must not know commands or what records decide.
@NullMarked
package io.labelguard.cli.folder;

import org.jspecify.annotations.NullMarked;
