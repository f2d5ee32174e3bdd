/// Advice on a fix for each finding: one class per check that proposes one.
///
/// It turns plans and proofs into advice, and makes no change itself.
@NullMarked
package io.labelguard.core.fix.proposal;

import org.jspecify.annotations.NullMarked;
