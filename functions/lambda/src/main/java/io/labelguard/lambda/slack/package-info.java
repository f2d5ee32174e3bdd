/// Posts messages to a Slack incoming webhook. Knows Slack's answers and the secret with its URL;
/// must not know what a message says.
@NullMarked
package io.labelguard.lambda.slack;

import org.jspecify.annotations.NullMarked;
