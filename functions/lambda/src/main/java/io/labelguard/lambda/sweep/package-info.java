/// What the sweep's function is asked for and what it answers, as JSON. Knows the steps of a sweep;
/// must not know how they are done.
@NullMarked
package io.labelguard.lambda.sweep;

import org.jspecify.annotations.NullMarked;
