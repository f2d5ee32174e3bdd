/// What a bucket policy says: its text with source positions, its statements, the canonical form
/// and the fingerprint, and edits of the text. The only package that may see the JSON parser.
///
/// It knows nothing of requests, jobs or AWS calls.
@NullMarked
package io.labelguard.core.policy;

import org.jspecify.annotations.NullMarked;
