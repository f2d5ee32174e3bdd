/// Reads buckets, their policies and tags, and writes policies. Knows what each of S3's answers
/// says about a bucket; must not know what a policy means.
@NullMarked
package io.labelguard.aws.s3;

import org.jspecify.annotations.NullMarked;
