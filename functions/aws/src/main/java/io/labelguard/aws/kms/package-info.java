/// Reads KMS keys by the three calls that Labelguard makes to KMS.
@NullMarked
package io.labelguard.aws.kms;

import org.jspecify.annotations.NullMarked;
