/// Publishes alerts: to the SNS topic of findings, to that for chat, and to the event bus. Knows
/// the calls and how large a message each takes; must not know what an alert says.
@NullMarked
package io.labelguard.aws.alert;

import org.jspecify.annotations.NullMarked;
