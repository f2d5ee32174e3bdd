/// The handlers, and the classes that build the guard from its parts and the environment.
///
/// They must not have rules of their own: a handler reads its event and hands it to the core.
@NullMarked
package io.labelguard.lambda;

import org.jspecify.annotations.NullMarked;
