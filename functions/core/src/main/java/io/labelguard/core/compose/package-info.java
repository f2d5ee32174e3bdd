/// Composes bucket policies that restrict a bucket to a network and let a labeling job run, and
/// proves each before anyone sees it.
///
/// It knows no policy that a bucket has now, and writes nothing.
@NullMarked
package io.labelguard.core.compose;

import org.jspecify.annotations.NullMarked;
