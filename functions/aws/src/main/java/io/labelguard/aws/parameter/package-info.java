/// The parameters of Systems Manager in which the stack keeps its owner's lists, and the switch for
/// everything that the guard writes.
@NullMarked
package io.labelguard.aws.parameter;

import org.jspecify.annotations.NullMarked;
