/// A folder that keeps a local AWS account and the guard's records from one command to the next:
/// knows files, their form and who may write them; must not know commands or what records decide.
@NullMarked
package io.labelguard.cli.folder;

import org.jspecify.annotations.NullMarked;
