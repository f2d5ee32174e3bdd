/// Where a labeling job's data lies: the manifest and the sequence files that name it.
///
/// It reads bytes and returns buckets, prefixes and counts. It keeps nothing else of a manifest,
/// which may hold the data itself, and knows neither files nor AWS.
@NullMarked
package io.labelguard.core.labeling.manifest;

import org.jspecify.annotations.NullMarked;
