/// The page of `audit` in a real browser: only the profile `page` runs it.
@NullMarked
package io.labelguard.tests.page;

import org.jspecify.annotations.NullMarked;
