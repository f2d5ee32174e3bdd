/// The handlers and the one place that builds clients.
///
/// It must not hold a rule of its own: a handler reads its event and hands it to the core.
@NullMarked
package io.labelguard.lambda;

import org.jspecify.annotations.NullMarked;
