/// Reads text as PutBucketPolicy does: one class per element, each with the rules that AWS
/// documents for it.
///
/// It reports problems with their positions; it decides no request.
@NullMarked
package io.labelguard.policy.lint;

import org.jspecify.annotations.NullMarked;
