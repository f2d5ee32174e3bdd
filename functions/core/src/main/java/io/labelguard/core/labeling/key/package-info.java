/// The KMS keys that labeling jobs use: as KMS describes them, and what stops a job from using one.
///
/// It knows how a key and its policies decide, not where they are read.
@NullMarked
package io.labelguard.core.labeling.key;

import org.jspecify.annotations.NullMarked;
