/// Publishes alerts to the SNS topic. Knows the topic and how large a message it takes; must not
/// know what an alert says.
@NullMarked
package io.labelguard.aws.alert;

import org.jspecify.annotations.NullMarked;
