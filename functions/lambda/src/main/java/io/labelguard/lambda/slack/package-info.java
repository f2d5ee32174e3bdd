/// Slack messages: what the topic tells, turned into Block Kit and posted to an incoming webhook.
///
/// It knows the JSON that alerts and alarms have, and Slack's limits; it decides nothing.
@NullMarked
package io.labelguard.lambda.slack;

import org.jspecify.annotations.NullMarked;
