/// Slack messages: what the topic publishes, turned into Block Kit. Knows the JSON that alerts and
/// alarms have, and Slack's limits; must not know how a message is posted.
@NullMarked
package io.labelguard.core.report.message.slack;

import org.jspecify.annotations.NullMarked;
