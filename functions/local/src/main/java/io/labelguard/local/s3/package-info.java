/// The local S3: buckets, their policies and tags, and the callers that they allow. Knows S3's
/// rules and answers; must not know other services.
@NullMarked
package io.labelguard.local.s3;

import org.jspecify.annotations.NullMarked;
