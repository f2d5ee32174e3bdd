/// Hands the second opinion what the tests of fixes plant, and what the proof says of it.
@NullMarked
package io.labelguard.core.fix;

import org.jspecify.annotations.NullMarked;
