/// Tests of the local AWS, through the real SDK clients.
@NullMarked
package io.labelguard.local;

import org.jspecify.annotations.NullMarked;
