/// A policy as it was read: its statements, their elements and conditions, and the problems found.
///
/// It holds what was written; it must not know how text is read or what a request is.
@NullMarked
package io.labelguard.policy.model;

import org.jspecify.annotations.NullMarked;
