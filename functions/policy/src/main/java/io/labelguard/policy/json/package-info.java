/// JSON without loss: every value with its position in the text. The only package that may see the
/// JSON parser.
///
/// It knows nothing of policies.
@NullMarked
package io.labelguard.policy.json;

import org.jspecify.annotations.NullMarked;
