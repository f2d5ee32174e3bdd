/// The interfaces by which the guard writes an AWS account. Only what applies fixes has them.
@NullMarked
package io.labelguard.core.port.write;

import org.jspecify.annotations.NullMarked;
