/// The checks: one class a check, each turning policies, needs and teams into findings.
///
/// It says what is wrong and which statement decides; it does not know how to fix it.
@NullMarked
package io.labelguard.core.check;

import org.jspecify.annotations.NullMarked;
