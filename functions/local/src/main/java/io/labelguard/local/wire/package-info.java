/// The wire protocols of AWS and who calls: JSON, query, faults on demand. Knows how a request
/// comes and an answer goes; must not know what any operation does.
@NullMarked
package io.labelguard.local.wire;

import org.jspecify.annotations.NullMarked;
