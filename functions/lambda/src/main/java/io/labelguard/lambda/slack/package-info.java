/// Posts the messages of the topic to a Slack incoming webhook, each once. Knows Slack's answers,
/// the secret with its URL and what names a message; must not know what a message says.
@NullMarked
package io.labelguard.lambda.slack;

import org.jspecify.annotations.NullMarked;
