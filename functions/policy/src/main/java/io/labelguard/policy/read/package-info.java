/// Reads text that S3 returned: all that can be read is kept, and what cannot be read makes its
/// statement unreadable.
///
/// It builds the model; it judges nothing.
@NullMarked
package io.labelguard.policy.read;

import org.jspecify.annotations.NullMarked;
