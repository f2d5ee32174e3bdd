/// Reads functions from Lambda. Knows Lambda's REST protocol; must not know what a function is for.
@NullMarked
package io.labelguard.aws.function;

import org.jspecify.annotations.NullMarked;
