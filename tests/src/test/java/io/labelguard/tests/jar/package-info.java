/// What is in the shaded jar of the functions, and what the build changed in it.
@NullMarked
package io.labelguard.tests.jar;

import org.jspecify.annotations.NullMarked;
