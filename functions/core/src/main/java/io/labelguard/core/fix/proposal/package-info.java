/// What is said of each finding about a fix: one class per check that proposes one.
///
/// It knows how to plan and prove, and turns that into advice; it makes no change itself.
@NullMarked
package io.labelguard.core.fix.proposal;

import org.jspecify.annotations.NullMarked;
