/// Plans the SourceIpConfig of a workforce whose portal is open to every address, from the ranges
/// that the owner gives.
///
/// It must not call AWS.
@NullMarked
package io.labelguard.core.fix.workforce;

import org.jspecify.annotations.NullMarked;
