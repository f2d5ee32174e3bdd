/// Where messages end: queues, topics and a Slack webhook, kept until they are taken from here.
/// Knows how each takes a message; must not know what messages say.
@NullMarked
package io.labelguard.local.message;

import org.jspecify.annotations.NullMarked;
