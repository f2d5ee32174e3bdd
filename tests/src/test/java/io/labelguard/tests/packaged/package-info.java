/// The shaded jar as Lambda runs it: a JVM of its own under the real runtime interface client.
@NullMarked
package io.labelguard.tests.packaged;

import org.jspecify.annotations.NullMarked;
