/// What the functions call at AWS, read from the classes of the adapters and seen in runs, held
/// against what their roles permit.
@NullMarked
package io.labelguard.tests.permissions;

import org.jspecify.annotations.NullMarked;
