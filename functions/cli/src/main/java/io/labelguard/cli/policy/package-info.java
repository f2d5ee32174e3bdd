/// The commands that need only the text of policies: lint, explain, evaluate and compare. They
/// reach no account.
@NullMarked
package io.labelguard.cli.policy;

import org.jspecify.annotations.NullMarked;
