/// What is not known of a request, cut into dimensions that vary alone, and the statements that can
/// hold for some of it.
///
/// It knows statements and one request; it must not know what they decide.
@NullMarked
package io.labelguard.policy.filling;

import org.jspecify.annotations.NullMarked;
