/// What people and programs receive, rendered for situations that the guard met, and for strings
/// from outside that mean harm.
@NullMarked
package io.labelguard.tests.gallery;

import org.jspecify.annotations.NullMarked;
