/// The rehearsal of a function while it is initialized, and an AWS that answers from memory for it.
/// Knows the answers that its made-up events need; must not know the guard, and sends nothing.
@NullMarked
package io.labelguard.lambda.rehearsal;

import org.jspecify.annotations.NullMarked;
