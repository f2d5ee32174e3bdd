/// Prints what stands between a labeling job and its end.
@NullMarked
package io.labelguard.cli.doctor;

import org.jspecify.annotations.NullMarked;
