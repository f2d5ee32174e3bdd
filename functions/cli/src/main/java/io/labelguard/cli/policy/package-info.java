/// The commands that need only files about policies: lint, explain, evaluate, compare, and policy,
/// which writes one for a job. They reach no account.
@NullMarked
package io.labelguard.cli.policy;

import org.jspecify.annotations.NullMarked;
