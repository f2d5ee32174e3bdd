/// Holds the guard to its promises where things go wrong: the real handlers and SDK clients on the
/// local AWS, with faults in every place. It knows what docs/how-to/safety.md says, and must not
/// know how the guard keeps it.
@NullMarked
package io.labelguard.tests.safety;

import org.jspecify.annotations.NullMarked;
