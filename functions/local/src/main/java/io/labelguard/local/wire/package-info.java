/// The wire protocols of AWS: JSON and query services, their callers, faults on demand. Knows the
/// form of requests and answers; must not know what an operation does.
@NullMarked
package io.labelguard.local.wire;

import org.jspecify.annotations.NullMarked;
