/// The interfaces by which the guard reads what jobs depend on beside buckets, teams and roles.
@NullMarked
package io.labelguard.core.port.dependency;

import org.jspecify.annotations.NullMarked;
