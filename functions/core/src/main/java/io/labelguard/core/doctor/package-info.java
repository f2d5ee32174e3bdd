/// The prerequisites of one labeling job, and whether it will run.
@NullMarked
package io.labelguard.core.doctor;

import org.jspecify.annotations.NullMarked;
