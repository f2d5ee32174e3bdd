/// Holds pages of docs against the code that they name.
@NullMarked
package io.labelguard.tests.docs;

import org.jspecify.annotations.NullMarked;
