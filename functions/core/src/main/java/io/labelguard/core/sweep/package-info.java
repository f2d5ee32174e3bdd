/// What is remembered of a sweep between its steps: how far it is, its pages, and what each found.
/// The interface of the storage, and an implementation in memory.
///
/// A sweep of a large account takes longer than one call of a function may. Each step does what it
/// can in its time, and may be repeated. The package must not know how anything is judged.
@NullMarked
package io.labelguard.core.sweep;

import org.jspecify.annotations.NullMarked;
