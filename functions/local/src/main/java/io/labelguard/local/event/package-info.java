/// The CloudTrail events of writes and the rules of `template.yaml` that route them. Knows
/// CloudTrail's record and EventBridge's patterns; must not know what a function does.
@NullMarked
package io.labelguard.local.event;

import org.jspecify.annotations.NullMarked;
