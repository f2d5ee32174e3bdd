/// The receivers of messages: queues, topics and a Slack webhook. They store messages until they
/// are taken. Knows what each service accepts; must not know what messages say.
@NullMarked
package io.labelguard.local.message;

import org.jspecify.annotations.NullMarked;
