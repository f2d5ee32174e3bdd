/// Events as the guard takes them: what was changed, and who changed it when.
///
/// An event only names a thing; what is true of it is fetched. It must not know what follows.
@NullMarked
package io.labelguard.core.event;

import org.jspecify.annotations.NullMarked;
