/// Events as the guard receives them: what was changed, who changed it and when.
///
/// An event only names a thing; its current state is read from AWS. It must not know what follows.
@NullMarked
package io.labelguard.core.event;

import org.jspecify.annotations.NullMarked;
