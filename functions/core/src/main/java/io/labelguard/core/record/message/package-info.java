/// What is remembered of alerts: which were published, what is not over, the number of each
/// message, and who took it.
@NullMarked
package io.labelguard.core.record.message;

import org.jspecify.annotations.NullMarked;
