/// Plans the one CORS rule that a bucket lacks (LG203), and writes rules as the text that records
/// keep.
///
/// It must not know who may write, nor how S3 is asked.
@NullMarked
package io.labelguard.core.fix.cors;

import org.jspecify.annotations.NullMarked;
