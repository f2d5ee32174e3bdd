/// Gives dead letters back: what stands in a dead-letter queue, to which part of the installation
/// it belongs, and what became of it.
///
/// A dead letter may come from anyone who may send to the queue, so that it only chooses among the
/// parts of the same installation. The package must not know how an installation is found, nor how
/// anything is sent.
@NullMarked
package io.labelguard.core.redrive;

import org.jspecify.annotations.NullMarked;
