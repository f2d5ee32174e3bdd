/// Reads what the checks of labeling jobs' set-up look at: CORS rules, keys, roles, functions and
/// networks.
@NullMarked
package io.labelguard.core.guard.setup;

import org.jspecify.annotations.NullMarked;
