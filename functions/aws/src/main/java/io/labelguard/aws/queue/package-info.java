/// Sends fix requests to the queue of the function that may write. Knows the queue; must not put
/// more into a message than the kind and the name.
@NullMarked
package io.labelguard.aws.queue;

import org.jspecify.annotations.NullMarked;
