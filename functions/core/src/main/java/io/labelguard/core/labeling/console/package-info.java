/// The people who start labeling jobs in the AWS console, as policies know them. Knows nothing of
/// jobs.
@NullMarked
package io.labelguard.core.labeling.console;

import org.jspecify.annotations.NullMarked;
